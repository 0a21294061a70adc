import JSON
import MediaProcessing
public import PipelineEngine

/// A part of FFmpeg that a stage needs.
public struct MediaNeed: Hashable, Sendable {
    /// What kind of part it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// Makes packets.
        case encoder
        /// Writes containers.
        case muxer
        /// Changes pictures.
        case filter
        /// Sets an encoder; named `encoder:option`.
        case option
        /// Is how pictures are stored that an encoder takes; named `encoder:format`.
        case format
    }

    /// What kind of part it is.
    public let kind: Kind
    /// FFmpeg's name of it.
    public let name: String

    /// The encoder of an option or a format.
    var owner: String { String(name.prefix { $0 != ":" }) }
    /// An option's or a format's own name.
    var part: String { String(name.drop { $0 != ":" }.dropFirst()) }

    /// Everything that some stage needs, each once, in the order of kinds and names.
    public static var all: [MediaNeed] {
        let videos = Transcode.Container.allCases.flatMap { container in
            Transcode.VideoCodec.allCases.flatMap { codec in
                Transcode.AudioCodec.allCases.flatMap { audio in
                    examples(of: codec).map { video in
                        MediaPass.Work.transcode(
                            Transcode(name: "", container: container, video: video, audio: audio.usual))
                    }
                }
            }
        }
        let posters = [MediaPass.Work.poster(Poster(widths: [1], formats: Poster.Format.allCases))]
        let tracks = AudioTrack.Format.allCases.map { format in
            var track = AudioTrack(name: "", format: format)
            track.sound.loudness = LoudnessTarget()
            return MediaPass.Work.audioTrack(track)
        }
        let waveforms = [MediaPass.Work.waveform(Waveform())]
        var inspection = Probe()
        inspection.depth = .frames
        return sorted((videos + posters + tracks + waveforms + [.probe(inspection)]).flatMap(needs))
    }

    /// Settings of a codec that together need all that any of its settings need.
    private static func examples(of codec: Transcode.VideoCodec) -> [Transcode.Video] {
        var fitted = codec.usual
        fitted.fit = .pad
        fitted.maxFrameRate = 60
        var deep = codec.usual
        deep.bitDepth = 10
        return [codec.usual, fitted, deep]
    }

    /// What a job of a pass needs.
    static func needs(of work: MediaPass.Work) -> [MediaNeed] {
        work.encoders.map { MediaNeed(kind: .encoder, name: $0) }
            + work.muxers.map { MediaNeed(kind: .muxer, name: $0) }
            + work.filters.map { MediaNeed(kind: .filter, name: $0) }
            + work.encoderOptions.map { MediaNeed(kind: .option, name: "\($0.encoder):\($0.option)") }
            + (work.encodedFormat.map { [MediaNeed(kind: .format, name: "\($0.encoder):\($0.format)")] } ?? [])
    }

    static func sorted(_ needs: [MediaNeed]) -> [MediaNeed] {
        let order = Kind.allCases
        return Set(needs).sorted { left, right in
            let (first, second) = (order.firstIndex(of: left.kind) ?? 0, order.firstIndex(of: right.kind) ?? 0)
            return (first, left.name) < (second, right.name)
        }
    }
}

extension Pipeline<Stage> {
    /// What the pipeline needs and an FFmpeg with these parts doesn't have.
    public func missingNeeds(in capabilities: MediaCapabilities) -> [MediaNeed] {
        let known = parameters.compactMapValues { $0.defaultValue ?? $0.example }
        let scope = ReferenceScope(declarations: parameters, values: known)
        let works = stages.compactMap { declaration in
            ((try? stage(declaration, in: scope))?.definition as? any MediaStageDefinition)?.work(named: "")
        }
        return MediaNeed.sorted(works.flatMap(MediaNeed.needs)).filter { !capabilities.has($0) }
    }
}

extension ParameterDeclaration {
    /// A value of the right type, for looking at a pipeline whose values are not known yet.
    fileprivate var example: JSONValue? {
        switch type {
        case .string: "x"
        case .integer, .number: .number(minimum ?? JSONNumber(1))
        case .boolean: true
        }
    }
}
