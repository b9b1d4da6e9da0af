package unimig.runner.certificate;

/**
 * Which ways of the originals' code were taken while the proof watched.
 *
 * @param count of those that may depend on rows
 * @param reached of these
 */
public record Branches(int count, int reached) {}
