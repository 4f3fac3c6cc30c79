package samples.publics.workfloo.http;

public final class Bare {}
