package samples.twins.workfloo.wire;

public final class Twin {}
