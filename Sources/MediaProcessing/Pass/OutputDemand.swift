/// What an output asks of the pass that it is in: how often it wants the source read, why, and what its encoder takes.
struct OutputDemand: Hashable, Sendable {
    /// How many sweeps it takes part in; none if it needs nothing of the source but its facts.
    var sweeps = 1
    /// Whether its pictures are read once before they are encoded: two-pass encoding.
    var surveysPictures = false
    /// Whether its sound is read once before it is encoded: it is too long to be held until its loudness is known.
    var surveysSound = false
    /// What its encoder of pictures asks of the process; `nil` where it has none, or copies.
    var encoder: EncoderDemand?

    /// Nothing but one reading.
    static let once = OutputDemand()

    /// An output that may read the source once before it makes something of it.
    init(surveysPictures: Bool = false, surveysSound: Bool = false, encoder: EncoderDemand? = nil) {
        sweeps = surveysPictures || surveysSound ? 2 : 1
        self.surveysPictures = surveysPictures
        self.surveysSound = surveysSound
        self.encoder = encoder
    }

    /// An output that takes part in so many sweeps.
    init(sweeps: Int) { self.sweeps = sweeps }
}
