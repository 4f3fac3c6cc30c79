package samples.wire.workfloo.wire;

import dev.workfloo.http.WorkflooApi;

public record KnowsRoutes(WorkflooApi api) {}
