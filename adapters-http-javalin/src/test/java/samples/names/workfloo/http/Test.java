package samples.names.workfloo.http;

public final class Test {}
