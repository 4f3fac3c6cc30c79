package samples.wire.workfloo.wire;

import io.javalin.http.Context;

public record KnowsJavalin(Context context) {}
