import MediaTypes

/// Which scene a prompt gets.
enum Scenery {
    /// The scene of a clip: what the prompt asks for if it asks for something known, else what its hash says.
    ///
    /// The kind of scene is the same for all results of a request; colours and arrangement are each result's own.
    static func scene(for clip: Clip) -> any Scene {
        let hash = FNV1a.hash(clip.prompt)
        let wishes = Wish.found(in: clip.prompt)
        var numbers = SplitMix(seed: hash &+ UInt64(clip.variation) &* 0xD6E8_FEB8_6659_FD93)
        let kind = kind(hash, wishes)
        let moods = moods(of: kind, hash, wishes)
        let mood = moods[(Int(hash >> 40) + clip.variation) % moods.count].turned(by: numbers.between(-0.35, 0.35))
        let stage = Stage(
            width: Float(clip.resolution.width), height: Float(clip.resolution.height), mood: mood, wishes: wishes,
            seed: numbers.next())
        return scene(kind, on: stage)
    }

    private static let kinds: [Wish] = [.sea, .city, .mountains, .reef, .planet, .aurora]

    private static func kind(_ hash: UInt64, _ wishes: Set<Wish>) -> Wish {
        if wishes.contains(.reef) { return .reef }
        if wishes.contains(.lighthouse) { return .sea }
        if wishes.contains(.carnival) { return .city }
        let kind = kinds.first(where: wishes.contains) ?? kinds[Int(hash >> 33) % kinds.count]
        return kind == .aurora && wishes.contains(.day) ? .mountains : kind
    }

    /// The moods to choose from; northern lights are seen in the dark only.
    private static func moods(of kind: Wish, _ hash: UInt64, _ wishes: Set<Wish>) -> [Mood] {
        if kind == .aurora || wishes.contains(.storm) { return Mood.cool }
        let isDark = wishes.contains(.night) || (!wishes.contains(.day) && hash % 2 == 0)
        return isDark ? Mood.dark : Mood.bright
    }

    private static func scene(_ kind: Wish, on stage: Stage) -> any Scene {
        switch kind {
        case .city, .carnival: CityScene(stage)
        case .mountains: MountainScene(stage)
        case .reef: ReefScene(stage)
        case .planet: PlanetScene(stage)
        case .aurora: AuroraScene(stage)
        default: SeaScene(stage)
        }
    }
}
