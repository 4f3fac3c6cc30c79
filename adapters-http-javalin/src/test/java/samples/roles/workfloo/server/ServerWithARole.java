package samples.roles.workfloo.server;

public final class ServerWithARole {}
