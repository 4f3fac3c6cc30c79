package samples.apart.workfloo.memory;

public final class Shelf {}
