package samples.names.workfloo.http;

public final class Outer {

    public record Test() {}
}
