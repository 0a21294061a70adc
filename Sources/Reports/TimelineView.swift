import PipelineEngine
import Wording

/// When jobs were at work, as the template of a page asks for it: places are hundredths of the width.
struct TimelineView: Sendable {
    /// A job at work, or a part of the time.
    struct Bar: Sendable {
        let style: HTML
        let kind: HTML
        let title: HTML
    }

    /// Bars that don't overlap.
    struct Lane: Sendable {
        var bars: [Bar]
    }

    /// A stage.
    struct Row: Sendable {
        let name: HTML
        let lanes: [Lane]
    }

    /// A mark of the time.
    struct Tick: Sendable {
        let style: HTML
        let label: HTML
    }

    let rows: [Row]
    let ticks: [Tick]
    let isFolded: Bool

    init(_ timeline: RunTimeline, stages: [StageID]) {
        isFolded = !timeline.busy.isEmpty
        let all = timeline.spans.map(\.job.stage) + timeline.busy.keys
        let known = stages.filter(Set(all).contains)
        rows = known.map { stage in
            let lanes = timeline.busy[stage].map { [Self.lane(busy: $0, timeline.length)] }
            let spans = timeline.spans.filter { $0.job.stage == stage }
            return Row(name: HTML(stage.name), lanes: lanes ?? Self.lanes(spans, timeline.length))
        }
        ticks = (0...4).map { quarter in
            let time = timeline.length * Double(quarter) / 4
            return Tick(style: Self.style(quarter * 2_500, 0), label: HTML(Words.duration(time, digits: 2)))
        }
    }

    /// Bars in as few lanes as there are jobs at work at one time.
    private static func lanes(_ spans: [RunTimeline.Span], _ length: Double) -> [Lane] {
        var lanes: [(end: Double, lane: Lane)] = []
        for span in spans.sorted(by: { $0.time.lowerBound < $1.time.lowerBound }) {
            let start = Int(span.time.lowerBound / length * 10_000)
            let width = max(30, Int((span.time.upperBound - span.time.lowerBound) / length * 10_000))
            let seconds = Words.duration(span.time.upperBound - span.time.lowerBound, digits: 2)
            let bar = Bar(
                style: style(min(9_970, start), min(width, 10_000 - min(9_970, start))),
                kind: HTML(span.outcome == "done" ? "good" : span.outcome == "failed" ? "bad" : "odd"),
                title: HTML("\(span.job): \(seconds), \(span.outcome ?? "not ended")"))
            if let free = lanes.firstIndex(where: { $0.end <= span.time.lowerBound }) {
                lanes[free].lane.bars.append(bar)
                lanes[free].end = span.time.upperBound
            } else {
                lanes.append((span.time.upperBound, Lane(bars: [bar])))
            }
        }
        return lanes.map(\.lane)
    }

    private static func lane(busy: [Double], _ length: Double) -> Lane {
        let most = max(busy.max() ?? 0, 0.001)
        let width = 10_000 / max(1, busy.count)
        let bars = busy.enumerated().filter { $0.element > 0 }.map { index, jobs in
            let opacity = 15 + Int(jobs / most * 85)
            return Bar(
                style: HTML(style(index * width, width + 2).renderText + ";opacity:\(opacity)%"), kind: HTML("good"),
                title: HTML(Words.decimals(jobs, 1) + " jobs at work"))
        }
        return Lane(bars: bars)
    }

    /// A place and a width, in hundredths of a per cent.
    private static func style(_ start: Int, _ width: Int) -> HTML {
        let width = width > 0 ? ";width:\(Words.decimals(Double(width) / 100, 2))%" : ""
        return HTML("left:\(Words.decimals(Double(start) / 100, 2))%" + width)
    }
}
