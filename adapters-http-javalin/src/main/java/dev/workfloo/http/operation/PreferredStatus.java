package dev.workfloo.http.operation;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.in.FollowExecutions;
import dev.workfloo.application.port.in.FollowedExecution;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.wire.StatusBody;
import java.util.List;

/** Answers a command that was done with how its execution stands then, where the client prefers that. */
public final class PreferredStatus {

    private final FollowExecutions following;

    private PreferredStatus(FollowExecutions following) {
        this.following = following;
    }

    /** The same routes; those that change something have both answers. */
    public static List<Route> over(List<Route> routes, FollowExecutions following) {
        PreferredStatus preferred = new PreferredStatus(following);
        return routes.stream()
                .map(route -> route.changes() ? preferred.over(route) : route)
                .toList();
    }

    private Route over(Route route) {
        return route.doing(call ->
                route.operation().answer(call).map(done -> isPreferred(call, done) ? status(call, done) : done));
    }

    private static boolean isPreferred(Call call, Answer done) {
        return done.status() == 200 && Preferences.of(call).areForTheStatus();
    }

    /** It is done, whether or not it can be told just now how it stands: else the client would do it again. */
    private Answer status(Call call, Answer done) {
        ExecutionId id = done.about().orElseGet(call::id);
        try {
            return following
                    .status(call.scope(), id)
                    .fold(gone -> done, followed -> status(call, followed).about(id));
        } catch (StoreUnavailable e) {
            return done;
        }
    }

    private static Answer status(Call call, FollowedExecution followed) {
        EntityTag tag = EntityTag.of(followed.execution(), followed.seen().write(), call.viewer());
        Answer status = Answer.ok(StatusBody.of(followed.execution(), followed.flow(), call.viewer(), followed.at()));
        return Preferences.applied(status.with(EntityTag.HEADER, tag.text()));
    }
}
