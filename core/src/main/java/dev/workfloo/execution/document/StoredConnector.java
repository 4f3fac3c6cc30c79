package dev.workfloo.execution.document;

import dev.workfloo.document.TreeReader;
import dev.workfloo.execution.ConnectorEvent.Call;
import dev.workfloo.execution.ConnectorEvent.ConnectorAnswered;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ConnectorEvent.ConnectorFailed;
import dev.workfloo.execution.ConnectorEvent.Failure;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.Position.Calling;
import dev.workfloo.execution.Position.Tries;
import dev.workfloo.execution.document.StoredTable.Line;
import dev.workfloo.rule.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How calls of services are kept. */
final class StoredConnector {

    static final StoredFamily FAMILY = new StoredFamily(
            List.of(
                    new Line<>(
                            new StoredName("connectorAsked", 3),
                            ConnectorAsked.class,
                            (event, to) -> to.personalUnlessEmpty("request", event.request()),
                            from -> new ConnectorAsked(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    StoredMembers.personal(from, "request"))),
                    new Line<>(
                            new StoredName("connectorAnswered", 3),
                            ConnectorAnswered.class,
                            (event, to) -> {
                                write(event.call(), to);
                                to.personalUnlessEmpty("response", event.response());
                                to.personalUnlessEmpty("headers", event.headers());
                            },
                            from -> new ConnectorAnswered(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    call(from.trail()),
                                    StoredMembers.personal(from, "response"),
                                    StoredMembers.personal(from, "headers"))),
                    new Line<>(
                            new StoredName("connectorFailed", 3),
                            ConnectorFailed.class,
                            (event, to) -> {
                                write(event.call(), to);
                                to.trail()
                                        .text("code", event.failure().code())
                                        .flag("answered", event.failure().answered())
                                        .text("cause", event.failure().cause().map(Enum::name))
                                        .text("retryAt", event.retryAt().map(Instant::toString));
                                to.personal().text("message", event.failure().message());
                            },
                            from -> new ConnectorFailed(
                                    StoredMembers.at(from),
                                    StoredMembers.node(from),
                                    call(from.trail()),
                                    new Failure(
                                            TreeReader.text(from.trail(), "code"),
                                            TreeReader.optionalText(from.personal(), "message")
                                                    .orElse(""),
                                            TreeReader.flag(from.trail(), "answered"),
                                            TreeReader.optionalText(from.trail(), "cause")
                                                    .flatMap(LossCause::parse)),
                                    TreeReader.optionalText(from.trail(), "retryAt")
                                            .map(Instant::parse)))),
            List.of(new Line<>(
                    new StoredName("call", 3),
                    Calling.class,
                    (position, to) -> {
                        StoredMembers.put(position.node(), position.visit(), to);
                        to.trail()
                                .number("tries", position.tries().made())
                                .number("answered", position.tries().answered())
                                .text("due", position.due().toString());
                        to.personal().tree("request", position.request());
                    },
                    from -> new Calling(
                            StoredMembers.node(from),
                            StoredMembers.visit(from),
                            TreeReader.object(from.personal(), "request"),
                            new Tries(
                                    TreeReader.integer(from.trail(), "tries"),
                                    TreeReader.integer(from.trail(), "answered")),
                            TreeReader.instant(from.trail(), "due")))));

    private StoredConnector() {}

    private static void write(Call call, Draft to) {
        to.trail()
                .number("turn", call.turn())
                .text("took", call.took().toString())
                .number("httpCode", call.httpCode());
    }

    private static Call call(Value.Context trail) {
        return new Call(
                TreeReader.integer(trail, "turn"),
                Duration.parse(TreeReader.text(trail, "took")),
                trail.get("httpCode") == Value.NULL
                        ? Optional.empty()
                        : Optional.of(TreeReader.integer(trail, "httpCode")));
    }
}
