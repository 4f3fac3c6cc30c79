package samples.apart.workfloo.outbound.socket;

public final class Socket {}
