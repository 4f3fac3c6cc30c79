package samples.apart.workfloo.http;

public final class Route {}
