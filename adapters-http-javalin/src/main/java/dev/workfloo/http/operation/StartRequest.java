package dev.workfloo.http.operation;

import dev.workfloo.access.Environment;
import dev.workfloo.application.port.in.StartWorkfloo;
import dev.workfloo.application.port.in.StartWorkfloo.FirstAnswers;
import dev.workfloo.execution.Start.CallbackReceiver;
import dev.workfloo.execution.Start.Origin;
import io.vavr.control.Either;
import java.util.Optional;

/** Turns a request to execute into a command, or says which members of its body have the wrong type. */
final class StartRequest {

    private StartRequest() {}

    static Either<Answer, StartWorkfloo> read(Call call) {
        BodyMembers body = new BodyMembers(call.body());
        return body.unlessWrong(command(body, call));
    }

    private static StartWorkfloo command(BodyMembers body, Call call) {
        String definition = body.text("idWorkflooDefinition").orElse("");
        boolean sandbox = call.scope().environment() == Environment.SANDBOX;
        Optional<String> scenario = sandbox ? body.text("scenarioId") : Optional.empty();
        FirstAnswers answers = new FirstAnswers(body.object("form"), body.object("document"));
        Optional<String> apiKey = body.text("callbackXApiKey");
        Optional<CallbackReceiver> callback = body.text("callbackUrl").map(url -> new CallbackReceiver(url, apiKey));
        Call.Sender sender = call.sender();
        Origin origin = new Origin(sender.caller().keyName(), Optional.of(sender.ip()));
        StartWorkfloo.Client by = new StartWorkfloo.Client(origin, callback, call.key());
        return new StartWorkfloo(call.scope(), definition, scenario, answers, by);
    }
}
