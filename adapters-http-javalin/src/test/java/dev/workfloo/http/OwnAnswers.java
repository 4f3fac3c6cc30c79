package dev.workfloo.http;

import static dev.workfloo.http.EveryAnswer.SERVICE;
import static dev.workfloo.http.EveryAnswer.STORE;
import static dev.workfloo.http.EveryAnswer.call;
import static dev.workfloo.http.EveryAnswer.wrong;
import static dev.workfloo.http.Reply.error;
import static dev.workfloo.http.Reply.errors;
import static dev.workfloo.http.Reply.json;
import static dev.workfloo.http.Reply.later;

import dev.workfloo.StoreUnavailable;
import dev.workfloo.application.port.out.ExecutionJournal.NotKept;
import dev.workfloo.application.port.out.ExecutionJournal.StartResult.KeyInUse;
import dev.workfloo.testkit.contract.fixture.ReviewedFlow;
import dev.workfloo.wire.JsonWriter;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What each operation answers of its own: where it does what it is asked for, and where it cannot, for a reason of its own. */
final class OwnAnswers {

    private static final String EXECUTION = TestService.EXECUTE + "/";
    private static final String FILES = "657117e1d511b6e54fe2af12";
    private static final String POOL = "657117e1d511b6e54fe2af1f";
    private static final String NOBODY = "657117e1d511b6e54fe2af1e";
    private static final String LENDER = "657117e1d511b6e54fe2af10";

    private static final String FINISHED = "the workfloo had already finished";
    private static final String REUSED = error(
            422,
            "IDEMPOTENCY_ERROR",
            "this Idempotency-Key was used with another payload: use a new key for a new request");
    private static final String IN_USE = later(
            409,
            "IDEMPOTENCY_ERROR",
            "a request with this Idempotency-Key is still being worked: repeat it later to get its answer");

    private static final AtomicInteger KEYS = new AtomicInteger();

    static {
        SERVICE.publish(TestService.OURS, """
                {"id": "657117e1d511b6e54fe2af12", "name": "Files", "start": "papers", "nodes": [
                  {"id": "papers", "type": "DOCUMENT", "name": "Papers", "next": "offer", "files": [
                    {"id": "card", "name": "Voter card", "required": true, "formats": ["pdf"]}]},
                  {"id": "offer", "type": "FORM", "name": "Offer", "sections": [
                    {"section": "Offer", "fields": [{"id": "accepted", "name": "Accepted", "type": "BOOLEAN"}]}]}]}
                """);
        SERVICE.publish(
                TestService.OURS, new String(JsonWriter.bytes(ReviewedFlow.document()), StandardCharsets.UTF_8));
        SERVICE.publishPool(
                TestService.OURS,
                "{\"id\":\"" + POOL + "\",\"name\":\"Notes\",\"pool\":[{\"if\":\"true\",\"definition\":\"" + Flows.NOTE
                        + "\"}]}");
        SERVICE.publishPool(
                TestService.OURS,
                "{\"id\":\"" + NOBODY + "\",\"name\":\"Tomorrow\",\"pool\":[{\"if\":"
                        + "\"today() > date(\\\"2026-03-01\\\")\",\"definition\":\"" + Flows.NOTE + "\"}]}");
    }

    private OwnAnswers() {}

    private static EveryAnswer answer(String operation, String name, Supplier<Reply> asking, String whole) {
        return new EveryAnswer(operation, name, asking, whole);
    }

    static List<EveryAnswer> all() {
        List<EveryAnswer> all = new ArrayList<>();
        all.addAll(STARTS);
        all.addAll(LISTS);
        all.addAll(LOOKS);
        all.addAll(STEPS);
        all.addAll(CODES);
        all.addAll(TOKENS);
        all.addAll(REVIEWS);
        all.addAll(LINKS);
        all.addAll(ELSEWHERE);
        return all;
    }

    /** One after the other under one Idempotency-Key, of which the last is answered. */
    private static Reply twice(Call first, Call second) {
        String key = "case-" + KEYS.incrementAndGet();
        first.with("Idempotency-Key", key).send();
        return second.with("Idempotency-Key", key).send();
    }

    private static Reply inUse(Call call) {
        STORE.put(asked -> asked.equals("ExecutionJournal.start") ? Optional.of(new KeyInUse()) : Optional.empty());
        return call.with("Idempotency-Key", "case-" + KEYS.incrementAndGet()).send();
    }

    // Starts

    private static Call execute(String body) {
        return call("POST", TestService.EXECUTE).json(body);
    }

    private static Call pool(String body) {
        return call("POST", TestService.POOL).json(body);
    }

    private static String from(String pool) {
        return "{\"idPoolDefinition\":\"" + pool + "\"}";
    }

    private static final List<EveryAnswer> STARTS = List.of(
            answer(
                    "execute",
                    "a definition",
                    execute(Flows.start(Flows.NOTE))::send,
                    json(200, "{\"id\":\"ID\",\"idUnykoo\":1}")),
            answer(
                    "execute",
                    "no definition",
                    execute("{}")::send,
                    errors(400, "REQUIRED_FIELDS", "{\"idWorkflooDefinition\":\"required\"}")),
            answer(
                    "execute",
                    "without a scenario in the sandbox",
                    call("POST", TestService.EXECUTE + "?sandbox=true").json(Flows.start(Flows.LOAN))::send,
                    error(400, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found")),
            answer(
                    "execute",
                    "an unknown scenario in the sandbox",
                    call("POST", TestService.EXECUTE + "?sandbox=true").json(Flows.start(Flows.LOAN, Flows.NOTE))::send,
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "scenarioId not found")),
            answer(
                    "execute",
                    "an unknown definition",
                    execute(Flows.start(LENDER))::send,
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found")),
            answer(
                    "execute",
                    "what is missing and what is wrong",
                    execute(Flows.startAnswering(Flows.LOAN, "{\"rfc_pf\":\"x\"}"))::send,
                    errors(
                            400,
                            "REQUIRED_FIELDS",
                            "{\"first_name\":\"required\",\"rfc_pf\":\"4 letters and 6 digits\"}")),
            answer(
                    "execute",
                    "no JSON",
                    execute("{\"a\":1,\"a\":2}")::send,
                    error(
                            400,
                            "FORMAT_ERROR",
                            "the body is JSON with a name that stands twice in one object at line 1, column 13")),
            answer(
                    "execute",
                    "another under one key",
                    () -> twice(execute(Flows.start(Flows.NOTE)), execute(Flows.start(Flows.LOAN))),
                    REUSED),
            answer("execute", "under a key at work", () -> inUse(execute(Flows.start(Flows.NOTE))), IN_USE),
            answer(
                    "executePool",
                    "a pool",
                    pool(from(POOL))::send,
                    json(200, "{\"idWorkfloo\":\"ID\",\"idWorkflooDefinition\":\"" + Flows.NOTE + "\"}")),
            answer(
                    "executePool",
                    "no pool",
                    pool("{}")::send,
                    errors(400, "REQUIRED_FIELDS", "{\"idPoolDefinition\":\"required\"}")),
            answer(
                    "executePool",
                    "an unknown pool",
                    pool(from(LENDER))::send,
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "idPoolDefinition not found")),
            answer(
                    "executePool",
                    "a pool that chooses nothing",
                    pool(from(NOBODY))::send,
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found")),
            answer("executePool", "another under one key", () -> twice(pool(from(POOL)), pool(from(NOBODY))), REUSED),
            answer("executePool", "under a key at work", () -> inUse(pool(from(POOL))), IN_USE));

    // Lists

    private static String listed() {
        return "{\"id\":\"ID\",\"idUnykoo\":1,\"name\":\"Note\",\"status\":\"SUCCESS\",\"origin\":\"API\","
                + "\"ipOrigin\":\"127.0.0.1\",\"labels\":[\"noted\"],\"createdAt\":\"2026-03-01T12:00:00Z\","
                + "\"createdBy\":\"web\",\"modifiedAt\":\"2026-03-01T12:00:00Z\",\"steps\":[{\"id\":\"noted\","
                + "\"name\":\"Noted\",\"type\":\"LABEL\",\"status\":\"SUCCESS\",\"created\":\"2026-03-01T12:00:00Z\","
                + "\"createdBy\":\"web\",\"modified\":\"2026-03-01T12:00:00Z\"}]}";
    }

    /** The newest, behind a note that was just started. */
    private static Reply newest(String target) {
        execute(Flows.start(Flows.NOTE)).send();
        return call("GET", target).send();
    }

    private static final List<EveryAnswer> LISTS = List.of(
            answer(
                    "listExecutions",
                    "the newest",
                    () -> newest("/api/v1/workfloo?page=1&itemsPerPage=1&status=SUCCESS"),
                    json(200, "{\"currentPage\":1,\"hasNextPage\":true,\"items\":[" + listed() + "]}")),
            answer(
                    "listExecutions",
                    "no page",
                    call("GET", "/api/v1/workfloo?itemsPerPage=0")::send,
                    json(
                            400,
                            "{\"page\":\"ERROR_QUERY_PARAM_FORMAT; should be integer value, > 0\","
                                    + "\"itemsPerPage\":\"ERROR_QUERY_PARAM_FORMAT; should be integer value, [1, 10000]\"}")),
            answer(
                    "listExecutionsV2",
                    "the newest",
                    () -> newest("/api/v2/workfloo?itemsPerPage=1&status=SUCCESS"),
                    json(200, "[" + listed() + "]")),
            answer(
                    "listExecutionsV2",
                    "an empty table",
                    call("GET", "/api/v2/workfloo?format=csv&page=100000")::send,
                    "200 Content-Type: text/csv; charset=utf-8 id,idUnykoo,name,status,origin,ipOrigin,labels,createdAt,"
                            + "createdBy,modifiedAt,currentNodeName,firstName,secondName,lastName1,lastName2,rfcPf,rfcPm,"
                            + "companyName,steps\r\n"),
            answer(
                    "listExecutionsV2",
                    "no time",
                    call("GET", "/api/v2/workfloo?from=yesterday")::send,
                    json(
                            400,
                            "{\"from\":\"FORMAT_ERROR; Invalid date format. The format must comply with format ISO 8601\"}")));

    // How it stands

    private static Reply look(String path) {
        return call(
                        "GET",
                        path.replace(
                                "{id}",
                                TestService.id(execute(Flows.start(Flows.NOTE)).send())))
                .send();
    }

    /** Once more, by who knows already what was answered. */
    private static Reply lookAgain(String path) {
        Call look = call("GET", path.replace("{id}", SERVICE.started(Flows.NOTE)));
        return look.with("If-None-Match", look.send().header("ETag")).send();
    }

    private static String filed() {
        String id = TestService.id(execute(Flows.start(FILES)).send());
        document(id, "{\"card\":\"JVBERi0xLjcK\"}").send();
        return id;
    }

    private static Reply file(String query) {
        return call("GET", EXECUTION + filed() + "/file" + query).send();
    }

    private static final List<EveryAnswer> LOOKS = List.of(
            answer(
                    "status",
                    "of what has ended",
                    () -> look(EXECUTION + "status/{id}"),
                    json(200, "{\"id\":\"ID\",\"name\":\"Note\",\"status\":\"SUCCESS\"}")),
            answer(
                    "detail",
                    "of what has ended",
                    () -> look(EXECUTION + "{id}"),
                    json(
                            200,
                            "{\"id\":\"ID\",\"idUnykoo\":1,\"name\":\"Note\",\"status\":\"SUCCESS\",\"origin\":\"API\","
                                    + "\"ipOrigin\":\"127.0.0.1\",\"labels\":[\"noted\"],\"created\":\"2026-03-01T12:00:00Z\","
                                    + "\"modified\":\"2026-03-01T12:00:00Z\",\"nodes\":[{\"id\":\"noted\",\"name\":\"Noted\","
                                    + "\"type\":\"LABEL\",\"created\":\"2026-03-01T12:00:00Z\","
                                    + "\"modified\":\"2026-03-01T12:00:00Z\",\"label\":{\"labels\":[\"noted\"]}}]}")),
            answer("status", "of what has not changed", () -> lookAgain(EXECUTION + "status/{id}"), "304"),
            answer("detail", "of what has not changed", () -> lookAgain(EXECUTION + "{id}"), "304"),
            answer(
                    "why",
                    "of what has ended",
                    () -> look(EXECUTION + "{id}/why"),
                    json(200, "{\"id\":\"ID\",\"nodes\":[{\"id\":\"noted\",\"attempts\":[],\"trace\":[]}]}")),
            answer(
                    "readFile",
                    "that was sent",
                    () -> file("?nodeId=papers&name=card"),
                    json(200, "{\"fileBase64\":\"JVBERi0xLjcK\"}")),
            answer(
                    "readFile",
                    "without its name",
                    () -> file("?nodeId=papers"),
                    errors(400, "REQUIRED_FIELDS", "{\"name\":\"required\"}")),
            answer(
                    "readFile",
                    "that was not sent",
                    () -> file("?nodeId=papers&name=letter"),
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "name not found")));

    // Steps

    private static Call form(String id, String body) {
        return call("POST", EXECUTION + id + "/form").json(body);
    }

    private static Call document(String id, String body) {
        return call("POST", EXECUTION + id + "/document").json(body);
    }

    private static Call cancel(String id) {
        return call("POST", EXECUTION + id + "/cancel");
    }

    private static Reply formTwice() {
        String id = SERVICE.started(Flows.LOAN);
        return twice(form(id, Flows.APPLICANT), form(id, "{\"accepted\":true}"));
    }

    private static Reply documentTwice() {
        String id = SERVICE.started(FILES);
        return twice(document(id, "{\"card\":\"JVBERi0xLjcK\"}"), document(id, "{\"card\":\"JVBERi0xLjgK\"}"));
    }

    private static final List<EveryAnswer> STEPS = List.of(
            answer(
                    "answerForm",
                    "as asked",
                    () -> form(SERVICE.started(Flows.LOAN), Flows.APPLICANT).send(),
                    "200"),
            answer(
                    "answerForm",
                    "nothing",
                    () -> form(SERVICE.started(Flows.LOAN), "{}").send(),
                    errors(400, "REQUIRED_FIELDS", "{\"first_name\":\"required\",\"rfc_pf\":\"required\"}")),
            answer(
                    "answerForm",
                    "elsewhere",
                    () -> form(SERVICE.askedForConsent(), "{}").send(),
                    error(409, "STATE_ERROR", "the workfloo waits at LINK consent")),
            answer("answerForm", "another under one key", OwnAnswers::formTwice, REUSED),
            answer(
                    "answerDocument",
                    "as asked",
                    () -> document(SERVICE.started(FILES), "{\"card\":\"JVBERi0xLjcK\"}")
                            .send(),
                    "200"),
            answer(
                    "answerDocument",
                    "no base64",
                    () -> document(SERVICE.started(FILES), "{\"card\":\"!\"}").send(),
                    wrong("card", "is not base64: character 1 does not belong to it")),
            answer(
                    "answerDocument",
                    "elsewhere",
                    () -> document(SERVICE.started(Flows.LOAN), "{}").send(),
                    error(409, "STATE_ERROR", "the workfloo waits at FORM applicant")),
            answer("answerDocument", "another under one key", OwnAnswers::documentTwice, REUSED),
            answer(
                    "cancel",
                    "what runs",
                    () -> cancel(SERVICE.started(Flows.LOAN)).send(),
                    "200"),
            answer(
                    "cancel",
                    "what has ended",
                    () -> cancel(SERVICE.started(Flows.NOTE)).send(),
                    error(409, "STATE_ERROR", FINISHED)));

    // Links

    private static Call link(String id, String body) {
        return call("POST", EXECUTION + id + "/link").json(body);
    }

    private static Call withLink(String definition, String body) {
        return call("POST", "/api/v1/definitions/" + definition + "/link").json(body);
    }

    private static Reply linkTwice() {
        String id = SERVICE.started(Flows.LOAN);
        return twice(link(id, "{}"), link(id, "{\"expiresIn\":\"PT1H\"}"));
    }

    private static Reply links() {
        String id = SERVICE.started(Flows.LOAN);
        link(id, "{}").send();
        return call("GET", EXECUTION + id + "/link").send();
    }

    private static Reply revoked() {
        String id = SERVICE.started(Flows.LOAN);
        String made = Json.at(link(id, "{}").send().body(), "id");
        return call("DELETE", EXECUTION + id + "/link/" + made).send();
    }

    private static final String LASTS = "\"expires\":\"2026-03-04T12:00:00Z\"";

    private static final List<EveryAnswer> LINKS = List.of(
            answer(
                    "makeLink",
                    "for what runs",
                    () -> link(SERVICE.started(Flows.LOAN), "{}").send(),
                    json(200, "{\"id\":\"ID\",\"url\":\"URL\"," + LASTS + "}")),
            answer(
                    "makeLink",
                    "for what has ended",
                    () -> link(SERVICE.started(Flows.NOTE), "{}").send(),
                    error(409, "STATE_ERROR", FINISHED)),
            answer(
                    "makeLink",
                    "for too long",
                    () -> link(SERVICE.started(Flows.LOAN), "{\"expiresIn\":\"P31D\"}")
                            .send(),
                    wrong("expiresIn", "must be from one minute to thirty days")),
            answer("makeLink", "another under one key", OwnAnswers::linkTwice, REUSED),
            answer(
                    "listLinks",
                    "of what runs",
                    OwnAnswers::links,
                    json(200, "[{\"id\":\"ID\",\"created\":\"2026-03-01T12:00:00Z\"," + LASTS + "}]")),
            answer("revokeLink", "that was made", OwnAnswers::revoked, "200"),
            answer(
                    "revokeLink",
                    "that is not there",
                    () -> call("DELETE", EXECUTION + SERVICE.started(Flows.LOAN) + "/link/" + LENDER)
                            .send(),
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "linkId not found")),
            answer(
                    "startWithLink",
                    "a definition",
                    () -> withLink(Flows.LOAN, "{}").send(),
                    json(200, "{\"id\":\"ID\",\"url\":\"URL\"," + LASTS + ",\"idWorkfloo\":\"ID\"}")),
            answer(
                    "startWithLink",
                    "an unknown definition",
                    () -> withLink(LENDER, "{}").send(),
                    error(404, "ELEMENT_NOT_EXIST_ERROR", "idWorkflooDefinition not found")),
            answer(
                    "startWithLink",
                    "another definition under one key",
                    () -> twice(withLink(Flows.LOAN, "{}"), withLink(Flows.NOTE, "{}")),
                    REUSED),
            answer("startWithLink", "under a key at work", () -> inUse(withLink(Flows.NOTE, "{}")), IN_USE));

    // Consent

    private static Call nip(String word, String id) {
        return call("PATCH", EXECUTION + id + "/nip/" + word);
    }

    private static Call type(String id, String code) {
        return nip("validate", id).json("{\"nip\":\"" + code + "\"}");
    }

    private static String wrongCode(String id) {
        return SERVICE.code(id).equals("314159") ? "271828" : "314159";
    }

    /** A wrong code, so many times. */
    private static Reply mistyped(int times) {
        String id = SERVICE.sentACode();
        for (int i = 1; i < times; i++) type(id, wrongCode(id)).send();
        return type(id, wrongCode(id)).send();
    }

    private static Reply typedTwice() {
        String id = SERVICE.sentACode();
        return twice(type(id, SERVICE.code(id)), type(id, wrongCode(id)));
    }

    private static Reply sentTwice(String word) {
        String id = SERVICE.askedForConsent();
        String phone = "{\"countryCode\":\"+52\",\"phoneNumber\":\"5587654321\"}";
        return twice(nip(word, id), nip(word, id).json(phone));
    }

    /** Somebody else is at it under the same key. */
    private static Reply atWork(Supplier<Call> called) {
        Call call = called.get();
        STORE.put(asked ->
                asked.equals("ExecutionJournal.save") ? Optional.of(Either.left(NotKept.KEY_TAKEN)) : Optional.empty());
        return call.with("Idempotency-Key", "case-" + KEYS.incrementAndGet()).send();
    }

    private static Call theCode() {
        String id = SERVICE.sentACode();
        return type(id, SERVICE.code(id));
    }

    private static String incorrect(int status, String message) {
        return json(
                status,
                "{\"typeError\":\"NIP_ERROR\",\"errors\":{\"nip\":\"incorrect\"},\"errorMessage\":\"" + message
                        + "\"}");
    }

    private static final List<EveryAnswer> CODES = List.of(
            answer(
                    "sendNip",
                    "a code",
                    () -> nip("send", SERVICE.askedForConsent()).send(),
                    "200"),
            answer(
                    "sendNip",
                    "half a phone",
                    () -> nip("send", SERVICE.askedForConsent())
                            .json("{\"countryCode\":\"+52\"}")
                            .send(),
                    errors(400, "REQUIRED_FIELDS", "{\"phoneNumber\":\"required\"}")),
            answer(
                    "sendNip",
                    "elsewhere",
                    () -> nip("send", SERVICE.started(Flows.LOAN)).send(),
                    error(403, "STATE_ERROR", "the workfloo waits at FORM applicant")),
            answer("sendNip", "another under one key", () -> sentTwice("send"), REUSED),
            answer(
                    "resendNip",
                    "a code",
                    () -> nip("resend", SERVICE.askedForConsent()).send(),
                    json(
                            200,
                            "{\"phase\":\"VALIDATE\",\"nipType\":\"whatsapp\",\"email\":\"ana@example.com\","
                                    + "\"countryCode\":\"+52\",\"phoneNumber\":\"5512345678\"}")),
            answer(
                    "resendNip",
                    "half a phone",
                    () -> nip("resend", SERVICE.askedForConsent())
                            .json("{\"phoneNumber\":\"5512345678\"}")
                            .send(),
                    errors(400, "REQUIRED_FIELDS", "{\"countryCode\":\"required\"}")),
            answer(
                    "resendNip",
                    "behind the end",
                    () -> nip("resend", SERVICE.started(Flows.NOTE)).send(),
                    error(403, "STATE_ERROR", FINISHED)),
            answer("resendNip", "another under one key", () -> sentTwice("resend"), REUSED),
            answer("validateNip", "the code", () -> theCode().send(), json(200, "{\"phase\":\"VALIDATE_2\"}")),
            answer("validateNip", "a wrong code", () -> mistyped(1), incorrect(400, "2 attempts left")),
            answer("validateNip", "the third wrong code", () -> mistyped(3), incorrect(403, "no attempts left")),
            answer(
                    "validateNip",
                    "elsewhere",
                    () -> type(SERVICE.started(Flows.LOAN), "123456").send(),
                    error(403, "STATE_ERROR", "the workfloo waits at FORM applicant")),
            answer(
                    "validateNip",
                    "under a key at work",
                    () -> atWork(OwnAnswers::theCode),
                    IN_USE.replaceFirst("^409", "503")),
            answer("validateNip", "another under one key", OwnAnswers::typedTwice, REUSED));

    // One-time codes

    private static Call otp(String word, String id) {
        return call("PATCH", EXECUTION + id + "/otp/" + word);
    }

    private static Call token(String id, String token) {
        return otp("validate", id).json("{\"token\":\"" + token + "\"}");
    }

    private static Reply tokensWrong(String definition, int times) {
        String id = SERVICE.sentAToken(definition);
        for (int i = 1; i < times; i++) token(id, "000000").send();
        return token(id, "000000").send();
    }

    private static Reply tokenTwice() {
        String id = SERVICE.sentAToken(Flows.VERIFICATION);
        return twice(token(id, Neighbours.TOKEN), token(id, "000000"));
    }

    private static String sentence(int status, String error, String more) {
        return json(status, "{\"error\":\"" + error + "\"" + more + "}");
    }

    private static final List<EveryAnswer> TOKENS = List.of(
            answer(
                    "validateOtp",
                    "the token",
                    () -> token(SERVICE.sentAToken(Flows.VERIFICATION), Neighbours.TOKEN)
                            .send(),
                    "200"),
            answer(
                    "validateOtp",
                    "a wrong token",
                    () -> tokensWrong(Flows.VERIFICATION, 1),
                    sentence(400, "the code is wrong", ",\"remainingRetries\":\"2\"")),
            answer(
                    "validateOtp",
                    "the last wrong token",
                    () -> tokensWrong(Flows.STRICT_VERIFICATION, 2),
                    sentence(403, "no attempts left", "")),
            answer(
                    "validateOtp",
                    "elsewhere",
                    () -> token(SERVICE.started(Flows.LOAN), "123456").send(),
                    sentence(403, "the workfloo waits at FORM applicant", "")),
            answer("validateOtp", "another under one key", OwnAnswers::tokenTwice, REUSED),
            answer(
                    "fallbackOtp",
                    "another token",
                    () -> otp("fallback", SERVICE.sentAToken(Flows.VERIFICATION))
                            .send(),
                    "200"),
            answer(
                    "fallbackOtp",
                    "where none is left",
                    () -> otp("fallback", SERVICE.sentAToken(Flows.STRICT_VERIFICATION))
                            .send(),
                    sentence(403, "no fallbacks left", "")));

    // Reviews

    private static final String APPLIED =
            "{\"first_name\":\"ANA\",\"income\":20000,\"employed\":true,\"employer\":\"ACME\","
                    + "\"country_code\":\"+52\",\"phone\":\"55 1234 5678\"}";
    private static final String APPROVED = "{\"decision\":\"APPROVED\"}";
    private static final String SENT_BACK =
            "{\"decision\":\"REJECTED\",\"reviews\":[{\"fieldId\":\"applicant.income\"}]}";

    private static Call review(String id, String body) {
        return call("POST", EXECUTION + id + "/review").json(body);
    }

    private static Call correct(String id, String body) {
        return call("POST", EXECUTION + id + "/correction").json(body);
    }

    private static String toReview() {
        String id = TestService.id(
                execute(Flows.startAnswering(ReviewedFlow.ID, APPLIED)).send());
        form(id, "{}").send();
        return id;
    }

    private static String toCorrect() {
        String id = toReview();
        review(id, SENT_BACK).send();
        return id;
    }

    private static Reply reviewTwice() {
        String id = toReview();
        return twice(review(id, SENT_BACK), review(id, APPROVED));
    }

    private static Reply correctTwice() {
        String id = toCorrect();
        return twice(correct(id, "{\"applicant.income\":1}"), correct(id, "{\"applicant.income\":2}"));
    }

    private static final List<EveryAnswer> REVIEWS = List.of(
            answer("review", "approved", () -> review(toReview(), APPROVED).send(), "200"),
            answer(
                    "review",
                    "no decision",
                    () -> review(toReview(), "{}").send(),
                    wrong("decision", "must be one of [APPROVED, REJECTED]")),
            answer(
                    "review",
                    "what is corrected",
                    () -> review(toCorrect(), APPROVED).send(),
                    error(409, "STATE_ERROR", "the workfloo waits at VALIDATION manual")),
            answer("review", "another under one key", OwnAnswers::reviewTwice, REUSED),
            answer(
                    "correct",
                    "what was sent back",
                    () -> correct(toCorrect(), "{\"applicant.income\":18500}").send(),
                    "200"),
            answer(
                    "correct",
                    "nothing",
                    () -> correct(toCorrect(), "{}").send(),
                    errors(400, "REQUIRED_FIELDS", "{\"applicant.income\":\"required\"}")),
            answer(
                    "correct",
                    "what is reviewed",
                    () -> correct(toReview(), "{}").send(),
                    error(409, "STATE_ERROR", "the workfloo waits at VALIDATION manual")),
            answer("correct", "another under one key", OwnAnswers::correctTwice, REUSED));

    // What takes no key, and what is no operation

    private static Reply notReady() {
        STORE.put(asked -> {
            throw new StoreUnavailable("away");
        });
        return call("GET", "/ready").noKey().send();
    }

    /** The whole of it is compared where it is tested. */
    private static Reply beginning(String path, int length) {
        Reply reply = call("GET", path).noKey().send();
        return new Reply(reply.status(), reply.headers(), reply.body().substring(0, length));
    }

    private static Reply raw(String head) {
        return Wire.send(SERVICE.port(), head);
    }

    private static final List<EveryAnswer> ELSEWHERE = List.of(
            answer("health", "asked", call("GET", "/health").noKey()::send, json(200, "{\"status\":\"alive\"}")),
            answer("ready", "asked", call("GET", "/ready").noKey()::send, json(200, "{\"status\":\"ready\"}")),
            answer(
                    "ready",
                    "without its store",
                    OwnAnswers::notReady,
                    "503 Content-Type: application/json Retry-After: 2 {\"status\":\"not ready\"}"),
            answer(
                    "metrics",
                    "asked",
                    () -> beginning("/metrics", 11),
                    "200 Content-Type: text/plain; version=0.0.4; charset=utf-8 some_metric"),
            answer("openapi", "asked", () -> beginning("/openapi.json", 22), json(200, "{\n  \"openapi\": \"3.1.0\"")));

    /** What no operation is asked by. */
    static final List<EveryAnswer> NO_OPERATION = List.of(
            answer("", "an unknown path", call("GET", "/api/v9")::send, "404"),
            answer("", "a method that is not served", call("PUT", TestService.EXECUTE)::send, "405 Allow: GET, POST"),
            answer("", "no HTTP", () -> raw("nonsense\r\n\r\n"), "400"),
            answer("", "a long path", () -> raw(Wire.request("GET", "/" + "x".repeat(9_000))), "414"),
            answer("", "long headers", () -> raw(Wire.request("GET", "/", "x: " + "x".repeat(20_000))), "431"));
}
