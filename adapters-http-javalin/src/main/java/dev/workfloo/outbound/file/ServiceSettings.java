package dev.workfloo.outbound.file;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.Set;

/** A service that definitions turn to by name. */
public record ServiceSettings(
        EndpointSettings endpoint,
        RequestMapping request,
        ResponseMapping response,
        Optional<Set<WorkspaceId>> workspaces) {

    public boolean serves(WorkspaceId workspace) {
        return workspaces.map(some -> some.contains(workspace)).orElse(true);
    }

    /** The body that is sent, or the name of a value whose place is taken. */
    public Either<String, Value> body(Value.Context values) {
        return request.body(values);
    }

    /** The answer, by the names that definitions use. */
    public Value read(Value answer) {
        return response.read(answer);
    }
}
