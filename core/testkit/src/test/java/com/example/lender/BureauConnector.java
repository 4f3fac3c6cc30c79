package com.example.lender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Connectors;
import dev.workfloo.execution.LossCause;
import dev.workfloo.execution.connector.ConnectorAnswer;
import dev.workfloo.execution.connector.ConnectorAnswer.Answered;
import dev.workfloo.execution.connector.ConnectorAnswer.Failed;
import dev.workfloo.execution.connector.ConnectorAnswer.Reply;
import dev.workfloo.execution.connector.ConnectorCall;
import dev.workfloo.rule.Value;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one bureau over HTTP. */
final class BureauConnector implements Connectors {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI url;

    BureauConnector(URI url) {
        this.url = url;
    }

    @Override
    public boolean knows(WorkspaceId workspace, String service) {
        return service.equals("bureau");
    }

    @Override
    public ConnectorAnswer call(ConnectorCall call) {
        if (!knows(call.workspace(), call.service())) return failed("NOT_CONFIGURED", Reply.FINAL, Optional.empty());
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request(call), BodyHandlers.ofString());
        try {
            return read(answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Failed.lost("TIMEOUT", "no answer within " + call.timeout(), LossCause.SILENCE);
        } catch (ExecutionException e) {
            return Failed.lost("UNREACHABLE", "the connection was lost", LossCause.CONNECT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("STOPPED", Reply.NONE, Optional.empty());
        }
    }

    /** The key says that a question is the same, so that the bureau sells nothing twice. */
    private HttpRequest request(ConnectorCall call) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", call.idempotencyKey())
                .POST(BodyPublishers.ofString(written(call.request().toPlain())))
                .build();
    }

    private String written(Object question) {
        try {
            return json.writeValueAsString(question);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConnectorAnswer read(HttpResponse<String> response) {
        Optional<Integer> status = Optional.of(response.statusCode());
        if (response.statusCode() >= 500) return failed("HTTP_" + response.statusCode(), Reply.PASSING, status);
        if (response.statusCode() >= 300) return failed("HTTP_" + response.statusCode(), Reply.FINAL, status);
        try {
            return new Answered(Value.of(json.readValue(response.body(), Map.class)), status);
        } catch (JsonProcessingException e) {
            return failed("WRONG_SHAPE", Reply.FINAL, status);
        }
    }

    private static Failed failed(String code, Reply reply, Optional<Integer> status) {
        return new Failed(code, "the bureau gave no result", reply, status);
    }
}
