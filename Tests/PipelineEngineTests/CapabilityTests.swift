import JSON
import PipelineEngine
import Testing

@Suite("What stands between stages, and what a machine lacks")
struct CapabilityTests {
    @Test("what a setting asks for and the machine lacks is said at the setting, with what there is instead")
    func lacks() throws {
        let text = """
            {"name": "p", "stages": {"a": {"stage": "make"},
             "b": {"stage": "copy", "from": "a", "batch": "fancy"}}}
            """
        let error = #expect(throws: InvalidPipeline.self) {
            try Pipeline<FakeStage>(
                parsing: Array(text.utf8), file: "p.json", capabilities: FakeMachine(lacks: ["fancy"]))
        }
        #expect(
            error?.issues.map { "\($0.pointer) \($0.position.line):\($0.position.column) \($0.sentence)" }
                == ["/stages/b/batch 2:47 this machine has no 'fancy'; it has 'other'; did you mean 'other'?"])
        _ = try Pipeline<FakeStage>(parsing: Array(text.utf8), file: "p.json")
    }

    @Test("a stage that limits what may follow it does so however far behind it that stands")
    func follows() throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                """
                "a": {"stage": "make"}, "mute": {"stage": "gate", "from": "a", "note": "mute"},
                "b": {"stage": "copy", "from": "mute"}, "c": {"stage": "copy", "from": "b"},
                "d": {"stage": "split", "from": "c"}, "e": {"stage": "split", "from": "a"}
                """)
        }
        #expect(
            error?.issues.map { "\($0.pointer) \($0.sentence)" }
                == ["/stages/d/from 'mute' lets nothing through to split"])
    }

    @Test("every circle is said once, and what stands behind one is not said to be in it")
    func circles() throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                """
                "a": {"stage": "copy", "from": "b"}, "b": {"stage": "copy", "from": "a"},
                "c": {"stage": "copy", "from": "d"}, "d": {"stage": "copy", "from": "e"},
                "e": {"stage": "copy", "from": "c"}, "f": {"stage": "copy", "from": "a"}
                """)
        }
        #expect(
            error?.issues.map { "\($0.pointer) \($0.sentence)" } == [
                "/stages/a/from stages read from one another in a circle: 'a' from 'b' from 'a'",
                "/stages/c/from stages read from one another in a circle: 'c' from 'd' from 'e' from 'c'",
            ])
    }
}
