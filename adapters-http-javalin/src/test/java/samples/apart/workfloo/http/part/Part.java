package samples.apart.workfloo.http.part;

public final class Part {}
