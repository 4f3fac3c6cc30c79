package samples.roles.workfloo.server.parts;

public final class BeneathServer {}
