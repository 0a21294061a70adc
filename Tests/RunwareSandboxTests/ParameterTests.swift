import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: parameters", .timeLimit(.minutes(1)))
struct ParameterTests {
    /// A change to a good order that makes it a bad one, and what is said: codes with the parameters they name.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let changes: JSONValue
        let complaint: String
        init(_ changes: JSONValue, _ complaint: String) {
            self.changes = changes
            self.complaint = complaint
        }
        var testDescription: String { JSONWriter.write(changes) }
    }

    private static let mistakes = [
        Mistake(["positivePrompt": .null], "missingPositivePrompt positivePrompt"),
        Mistake(["positivePrompt": ""], "invalidPositivePrompt positivePrompt"),
        Mistake(["positivePrompt": 7], "invalidPositivePrompt positivePrompt"),
        Mistake(["model": .null], "missingModel model"),
        Mistake(["width": .null], "missingWidth width"),
        Mistake(["height": .null], "missingHeight height"),
        Mistake(["width": .null, "height": .null], "missingParameter width,height"),
        Mistake(["width": "480"], "invalidWidth width"),
        Mistake(["height": 0], "invalidHeight height"),
        Mistake(["duration": 0], "invalidDuration duration"),
        Mistake(["duration": 16], "invalidDuration duration"),
        Mistake(["duration": .double(1.5)], "invalidDuration duration"),
        Mistake(["duration": "6"], "invalidDuration duration"),
        Mistake(["resolution": "720p"], "incompatibleParameters resolution,width,height"),
        Mistake(["outputFormat": "AVI"], "invalidOutputFormat outputFormat"),
        Mistake(["outputType": "base64Data"], "invalidOutputType outputType"),
        Mistake(["outputQuality": 19], "invalidOutputQuality outputQuality"),
        Mistake(["outputQuality": 100], "invalidOutputQuality outputQuality"),
        Mistake(["numberResults": 0], "invalidNumberResults numberResults"),
        Mistake(["numberResults": 5], "invalidNumberResults numberResults"),
        Mistake(["ttl": 59], "invalidTtl ttl"),
        Mistake(["includeCost": "yes"], "invalidIncludeCost includeCost"),
        Mistake(["deliveryMethod": "sync"], "invalidDeliveryMethod deliveryMethod"),
        Mistake(["safety": true], "invalidSafety safety"),
        Mistake(["safety": ["mode": "slow"]], "invalidMode safety.mode"),
        Mistake(["safety": ["checkContent": 1]], "invalidCheckContent safety.checkContent"),
        Mistake(["safety": ["level": 1]], "unsupportedParameter safety.level"),
        Mistake(["seed": 1], "unsupportedParameter seed"),
        Mistake(["fps": 24, "negativePrompt": "x"], "unsupportedParameter fps,negativePrompt"),
        Mistake(["providerSettings": [:]], "unsupportedParameter providerSettings"),
        Mistake(["frameImages": ["x"]], "unsupportedParameter frameImages"),
        Mistake(["webhookURL": "https://a.test/"], "unsupportedParameter webhookURL"),
        Mistake(["uploadEndpoint": "https://a.test/"], "unsupportedParameter uploadEndpoint"),
    ]

    @Test("a mistake is turned down by its name, and nothing is bought", arguments: mistakes)
    func mistake(_ mistake: Mistake) async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(Order.video(1, mistake.changes))
            #expect(answer.status == 400)
            #expect(answer.complaints == [mistake.complaint])
            #expect(answer.data.isEmpty)
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
        }
    }

    @Test(
        "the ends of every range and every choice are accepted",
        arguments: [
            ["duration": 15], ["outputFormat": "mp4"], ["outputFormat": "WEBM"], ["outputFormat": "mov"],
            ["outputType": "URL"], ["outputType": ["URL"]], ["outputQuality": 20], ["outputQuality": 99],
            ["numberResults": 4], ["ttl": 60], ["ttl": .int(.max)], ["deliveryMethod": "async"],
            ["safety": ["checkContent": true, "mode": "fast"]], ["safety": ["mode": "full"]],
            ["safety": ["mode": "none"]],
        ] as [JSONValue])
    func accepted(changes: JSONValue) async throws {
        try await Stand.run { visitor async throws in
            #expect(try await visitor.post(Order.video(1, changes)) == Answer(200, Order.acknowledgement()))
        }
    }

    @Test("everything wrong is said at once, and what would be right with it")
    func everything() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(
                Order.video(1, ["seed": 1, "duration": 99, "outputFormat": "GIF", "ttl": 1, "width": 481]))
            #expect(
                answer.complaints == [
                    "unsupportedParameter seed", "unsupportedModelResolution width,height", "invalidDuration duration",
                    "invalidOutputFormat outputFormat", "invalidTtl ttl",
                ])
            let allowed = answer.errors.map { $0["allowedValues"].map { JSONWriter.write($0) } ?? "none" }
            #expect(allowed[0].hasPrefix(#"["taskType","taskUUID","model","positivePrompt","width","height""#))
            #expect(allowed[2...] == ["[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]", #"["MP4","WEBM","MOV"]"#, "none"])
        }
    }
}

extension Answer {
    /// The errors' codes, each with the parameters it names.
    var complaints: [String] {
        errors.map { error in
            let parameter = error["parameter"]
            let names = parameter?.array?.compactMap(\.string) ?? [parameter?.string ?? "none"]
            return "\(error["code"]?.string ?? "none") \(names.joined(separator: ","))"
        }
    }
}
