package samples.twins.workfloo.http;

public final class Twin {}
