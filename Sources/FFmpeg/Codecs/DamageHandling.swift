/// What a decoder does about damage that it could hide.
public enum DamageHandling: Hashable, Sendable {
    /// It hides the damage as well as it can and goes on, as players do.
    case concealed
    /// It refuses what is damaged, as far as it can tell.
    ///
    /// Pictures are for checking then and not for looking at: the loop filter, which smooths them, isn't run.
    case refused
}
