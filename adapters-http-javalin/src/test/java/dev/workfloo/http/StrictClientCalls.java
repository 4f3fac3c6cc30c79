package dev.workfloo.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.MapType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.workfloo.client.ApiClient;
import dev.workfloo.client.ApiException;
import dev.workfloo.client.ConsentApi;
import dev.workfloo.client.ExecutionsApi;
import dev.workfloo.client.JSON;
import dev.workfloo.client.ReviewApi;
import dev.workfloo.client.VerificationApi;
import dev.workfloo.client.model.ReviewRequest;
import dev.workfloo.client.model.StartRequest;
import dev.workfloo.client.model.TypedNip;
import dev.workfloo.client.model.TypedToken;
import dev.workfloo.driver.Calls;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;

/** By the client that is generated from openapi.json: what comes back goes through its types, which take nothing else. */
public final class StrictClientCalls implements Calls {

    private static final MapType MEMBERS =
            TypeFactory.defaultInstance().constructMapType(Map.class, String.class, Object.class);

    private final ObjectMapper mapper = mapper();
    private final boolean sandbox;
    private final ExecutionsApi executions;
    private final ConsentApi consent;
    private final VerificationApi verification;
    private final ReviewApi reviews;

    public StrictClientCalls(String address, String key, boolean sandbox) {
        this.sandbox = sandbox;
        ApiClient client = client(address, key, mapper);
        executions = new ExecutionsApi(client);
        consent = new ConsentApi(client);
        verification = new VerificationApi(client);
        reviews = new ReviewApi(client);
    }

    static ApiClient client(String address, String key, ObjectMapper mapper) {
        return new ApiClient(HttpClient.newBuilder(), mapper, address)
                .setRequestInterceptor(request -> request.header("x-api-key", key));
    }

    /** What is generated lets a number pass for text, unlike clients in other languages. */
    static ObjectMapper mapper() {
        ObjectMapper mapper = new JSON().getMapper();
        mapper.enable(
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        for (LogicalType type :
                List.of(LogicalType.Textual, LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            for (CoercionInputShape shape : List.of(
                    CoercionInputShape.String,
                    CoercionInputShape.Float,
                    CoercionInputShape.Boolean,
                    CoercionInputShape.Integer)) {
                boolean isOwn = type == LogicalType.Textual && shape == CoercionInputShape.String
                        || type == LogicalType.Float && shape != CoercionInputShape.String
                        || type == LogicalType.Integer && shape == CoercionInputShape.Integer
                        || type == LogicalType.Boolean && shape == CoercionInputShape.Boolean;
                if (!isOwn) mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
            }
        }
        return mapper;
    }

    private interface Asking<T> {
        T ask() throws ApiException;
    }

    private interface Doing {
        void act() throws ApiException;
    }

    private <T> T ask(Asking<T> asking) throws Exception {
        try {
            return asking.ask();
        } catch (ApiException e) {
            // Without a status it is no answer, but one that the client does not understand.
            if (e.getCode() < 400) throw e;
            String body = e.getResponseBody() == null ? "" : e.getResponseBody();
            throw new Refused(e.getCode(), mapper.readTree(body));
        }
    }

    private void act(Doing doing) throws Exception {
        ask(() -> {
            doing.act();
            return true;
        });
    }

    private Map<String, Object> members(ObjectNode object) {
        return mapper.convertValue(object, MEMBERS);
    }

    @Override
    public String execute(ObjectNode start) throws Exception {
        StartRequest request = mapper.convertValue(start, StartRequest.class);
        return ask(() -> executions.execute(request, sandbox, null, null)).getId();
    }

    @Override
    public JsonNode status(String id) throws Exception {
        return mapper.valueToTree(ask(() -> executions.status(id, sandbox, null, null)));
    }

    @Override
    public JsonNode detail(String id) throws Exception {
        return mapper.valueToTree(ask(() -> executions.detail(id, sandbox, null)));
    }

    @Override
    public void form(String id, ObjectNode answers) throws Exception {
        act(() -> executions.answerForm(id, members(answers), sandbox, null, null));
    }

    @Override
    public void document(String id, ObjectNode files) throws Exception {
        act(() -> executions.answerDocument(id, members(files), sandbox, null, null));
    }

    @Override
    public String file(String id, String node, String name) throws Exception {
        return ask(() -> executions.readFile(id, node, name, sandbox)).getFileBase64();
    }

    @Override
    public void sendNip(String id, Map<String, String> headers) throws Exception {
        act(() -> consent.sendNip(
                id, sandbox, null, null, headers.get("urlCallback"), headers.get("xApiKeyCallback"), null));
    }

    @Override
    public String validateNip(String id, String code) throws Exception {
        return ask(() -> consent.validateNip(id, new TypedNip().nip(code), sandbox, null, null))
                .getPhase()
                .getValue();
    }

    @Override
    public String resendNip(String id) throws Exception {
        return ask(() -> consent.resendNip(id, sandbox, null, null, null))
                .getPhase()
                .getValue();
    }

    @Override
    public void fallbackOtp(String id) throws Exception {
        act(() -> verification.fallbackOtp(id, sandbox, null, null));
    }

    @Override
    public void validateOtp(String id, String token) throws Exception {
        act(() -> verification.validateOtp(id, new TypedToken().token(token), sandbox, null, null));
    }

    @Override
    public void review(String id, ObjectNode decision) throws Exception {
        ReviewRequest request = mapper.convertValue(decision, ReviewRequest.class);
        act(() -> reviews.review(id, request, sandbox, null, null));
    }

    @Override
    public void correct(String id, ObjectNode answers) throws Exception {
        act(() -> reviews.correct(id, members(answers), sandbox, null, null));
    }
}
