package samples.apart.workfloo.outbound.http;

public final class Client {}
