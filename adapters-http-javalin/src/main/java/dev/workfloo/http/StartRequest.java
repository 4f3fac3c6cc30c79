package dev.workfloo.http;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Environment;
import dev.workfloo.access.Scope;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.FirstAnswers;
import dev.workfloo.execution.IdempotencyKey;
import dev.workfloo.execution.Start.Callback;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Map;
import java.util.Optional;

/** Turns the body of an execute request into a command, or says which members have the wrong type. */
final class StartRequest {

    private StartRequest() {}

    /** Who sends the request, and how. */
    record Sender(Scope scope, Caller caller, String ip, Optional<IdempotencyKey> key) {}

    static Either<Map<String, String>, StartWorkfloo> read(Value.Context body, Sender sender) {
        Members members = new Members(body);
        return members.unlessWrong(command(members, sender));
    }

    private static StartWorkfloo command(Members body, Sender sender) {
        String definition = body.text("idWorkflooDefinition").orElse("");
        boolean sandbox = sender.scope().environment() == Environment.SANDBOX;
        Optional<String> scenario = sandbox ? body.text("scenarioId") : Optional.empty();
        FirstAnswers answers = new FirstAnswers(body.object("form"), body.object("document"));
        Optional<String> apiKey = body.text("callbackXApiKey");
        Optional<Callback> callback = body.text("callbackUrl").map(url -> new Callback(url, apiKey));
        Origin origin = new Origin(sender.caller().keyName(), Optional.of(sender.ip()));
        StartWorkfloo.Client by = new StartWorkfloo.Client(origin, callback, sender.key());
        return new StartWorkfloo(sender.scope(), definition, scenario, answers, by);
    }
}
