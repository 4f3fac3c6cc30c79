package dev.workfloo.http.operation;

import dev.workfloo.access.Environment;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.FirstAnswers;
import dev.workfloo.application.port.in.StartWorkfloo.Target;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns a request to execute into a command, or says which members of its body have the wrong type. */
final class StartRequest {

    private static final String SCENARIOS = "sceneries";

    private StartRequest() {}

    static Either<Answer, StartWorkfloo> read(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        return body.unlessWrong(command(body, call));
    }

    /** The same of a definition that is named elsewhere. */
    static Either<Answer, StartWorkfloo> read(Call call, DefinitionId definition) {
        BodyMembers body = new BodyMembers(call.body());
        return body.unlessWrong(command(definition.hex(), body, call));
    }

    private static StartWorkfloo command(BodyMembers body, Call call) {
        return command(body.text("idWorkflooDefinition").orElse(""), body, call);
    }

    private static StartWorkfloo command(String definition, BodyMembers body, Call call) {
        Optional<String> scenario = isSandbox(call) ? body.text("scenarioId") : Optional.empty();
        FirstAnswers answers = new FirstAnswers(body.object("form"), body.object("document"));
        Optional<String> apiKey = body.text("callbackXApiKey");
        Optional<CallbackReceiver> callback = body.text("callbackUrl").map(url -> new CallbackReceiver(url, apiKey));
        Target target = new Target.OfDefinition(definition, scenario);
        return new StartWorkfloo(call.scope(), target, answers, client(call, callback));
    }

    /** The same for what a pool chooses. */
    static Either<Answer, StartWorkfloo> readPool(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        String pool = body.text("idPoolDefinition").orElse("");
        Map<DefinitionId, String> scenarios = isSandbox(call) ? scenarios(body) : Map.of();
        Target target = new Target.OfPool(pool, scenarios);
        return body.unlessWrong(
                new StartWorkfloo(call.scope(), target, FirstAnswers.NONE, client(call, Optional.empty())));
    }

    /** What is no id is no definition's. */
    private static Map<DefinitionId, String> scenarios(BodyMembers body) {
        Map<DefinitionId, String> scenarios = new LinkedHashMap<>();
        body.texts(SCENARIOS)
                .forEach((name, scenario) -> DefinitionId.parse(name).ifPresent(id -> {
                    if (scenarios.putIfAbsent(id, scenario) != null) {
                        body.refuse(SCENARIOS, "must name each definition once");
                    }
                }));
        return scenarios;
    }

    private static boolean isSandbox(Call call) {
        return call.scope().environment() == Environment.SANDBOX;
    }

    private static StartWorkfloo.Client client(Call call, Optional<CallbackReceiver> callback) {
        Call.Sender sender = call.sender();
        Origin origin = new Origin(sender.caller().keyName(), Optional.of(sender.ip()));
        return new StartWorkfloo.Client(origin, callback, call.key());
    }
}
