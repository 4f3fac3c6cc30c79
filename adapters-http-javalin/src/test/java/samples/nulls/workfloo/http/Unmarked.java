package samples.nulls.workfloo.http;

public final class Unmarked {}
