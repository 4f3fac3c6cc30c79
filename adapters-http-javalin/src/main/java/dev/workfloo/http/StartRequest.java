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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns the body of an execute request into a command, or says which members have the wrong type. */
final class StartRequest {

    private final Value.Context body;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    private StartRequest(Value.Context body) {
        this.body = body;
    }

    /** Who sends the request, and how. */
    record Sender(Scope scope, Caller caller, String ip, Optional<IdempotencyKey> key) {}

    static Either<Map<String, String>, StartWorkfloo> read(Value.Context body, Sender sender) {
        StartRequest request = new StartRequest(body);
        StartWorkfloo command = request.command(sender);
        return request.wrong.isEmpty() ? Either.right(command) : Either.left(request.wrong);
    }

    private StartWorkfloo command(Sender sender) {
        String definition = text("idWorkflooDefinition").orElse("");
        boolean sandbox = sender.scope().environment() == Environment.SANDBOX;
        Optional<String> scenario = sandbox ? text("scenarioId") : Optional.empty();
        FirstAnswers answers = new FirstAnswers(object("form"), object("document"));
        Optional<String> apiKey = text("callbackXApiKey");
        Optional<Callback> callback = text("callbackUrl").map(url -> new Callback(url, apiKey));
        Origin origin = new Origin(sender.caller().keyName(), Optional.of(sender.ip()));
        return new StartWorkfloo(sender.scope(), definition, scenario, answers, origin, callback, sender.key());
    }

    private Optional<String> text(String member) {
        Value value = body.get(member);
        if (value.isAbsent()) return Optional.empty();
        if (value instanceof Value.Text text) return Optional.of(text.text());
        wrong.put(member, "must be text");
        return Optional.empty();
    }

    private Optional<Value.Context> object(String member) {
        Value value = body.get(member);
        if (value == Value.NULL) return Optional.empty();
        if (value instanceof Value.Context object) return Optional.of(object);
        wrong.put(member, "must be an object");
        return Optional.empty();
    }
}
