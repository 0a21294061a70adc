/// Something that a prompt may ask for, and the words it does so with.
enum Wish: CaseIterable, Hashable, Sendable {
    /// Open water.
    case sea
    /// Life under water.
    case reef
    /// Houses at night.
    case city
    /// High ridges.
    case mountains
    /// Other worlds and dunes.
    case planet
    /// Northern lights.
    case aurora
    /// A tower with a beam.
    case lighthouse
    /// Rain and lightning.
    case storm
    /// A big wheel of lights.
    case carnival
    /// Darkness.
    case night
    /// Daylight.
    case day
}

extension Wish {
    /// The wishes found in a prompt; only whole words count.
    static func found(in prompt: String) -> Set<Wish> {
        let words = Set(prompt.lowercased().split { !$0.isLetter }.map(String.init))
        return Set(allCases.filter { !$0.words.isDisjoint(with: words) })
    }

    private var words: Set<String> {
        switch self {
        case .sea:
            [
                "sea", "ocean", "waves", "wave", "sail", "sailing", "boat", "ship", "beach", "coast", "coastline",
                "harbour", "harbor", "bay", "port", "pier", "island",
            ]
        case .reef:
            ["reef", "coral", "undersea", "underwater", "fish", "jellyfish", "whale", "whales", "diver", "submerged"]
        case .city:
            ["city", "street", "alley", "skyline", "neon", "rooftops", "town", "traffic", "skyscrapers", "market"]
        case .mountains:
            ["mountain", "mountains", "alps", "hills", "valley", "peak", "peaks", "cliff", "forest", "canyon"]
        case .planet:
            ["planet", "planets", "mars", "desert", "dunes", "dune", "space", "galaxy", "alien", "astronaut", "moons"]
        case .aurora: ["aurora", "arctic", "polar", "northern", "iceland", "lake", "snow", "winter", "glacier"]
        case .lighthouse: ["lighthouse"]
        case .storm: ["storm", "stormy", "rain", "thunder", "lightning"]
        case .carnival: ["carnival", "fair", "ferris", "festival", "lanterns", "fireworks"]
        case .night: ["night", "midnight", "moonlit", "moon", "stars", "dark", "neon"]
        case .day: ["day", "morning", "sunrise", "sunny", "noon", "dawn", "sunset", "golden"]
        }
    }
}
