package dev.workfloo.http.fuzz;

import dev.workfloo.execution.WaitsFor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where executions stand that requests are sent to. */
enum Step {
    FORM(FuzzedFlows.FORM, WaitsFor.FORM, walk -> {}, Map.of("answerForm", List.of(FuzzedFlows.PERSON))),
    DOCUMENT(
            FuzzedFlows.DOCUMENT,
            WaitsFor.DOCUMENT,
            walk -> {},
            Map.of("answerDocument", List.of(FuzzedFlows.FILES, "{}"))),
    FILES_KEPT(
            FuzzedFlows.DOCUMENT,
            WaitsFor.FORM,
            walk -> walk.send("POST", "document", FuzzedFlows.FILES),
            Map.of("answerForm", List.of("{\"accepted\":true}", "{\"accepted\":\"false\"}"), "readFile", List.of(""))),
    CODE_WANTED(
            FuzzedFlows.CONSENT,
            WaitsFor.NIP,
            walk -> {},
            Map.of("sendNip", Bodies.PHONES, "resendNip", Bodies.PHONES)),
    CODE_SENT(
            FuzzedFlows.CONSENT,
            WaitsFor.NIP,
            walk -> walk.sendCode(),
            Map.of("validateNip", Bodies.CODES, "sendNip", Bodies.PHONES)),
    CODE_CONFIRMED(
            FuzzedFlows.CONSENT,
            WaitsFor.NIP,
            walk -> {
                walk.sendCode();
                walk.send("PATCH", "nip/validate", "{\"nip\":\"" + walk.code() + "\"}");
            },
            Map.of("validateNip", Bodies.CODES, "resendNip", Bodies.PHONES)),
    TOKEN_ON_ITS_WAY(FuzzedFlows.VERIFICATION, WaitsFor.PROVIDER, walk -> {}, Map.of()),
    TOKEN_SENT(
            FuzzedFlows.VERIFICATION,
            WaitsFor.OTP,
            Walk::work,
            Map.of("validateOtp", Bodies.TOKENS, "fallbackOtp", List.of(""))),
    SERVICE_ASKED(FuzzedFlows.SERVICE, WaitsFor.CONNECTOR, walk -> {}, Map.of()),
    API_ASKED(FuzzedFlows.API, WaitsFor.CONNECTOR, walk -> {}, Map.of()),
    PDF_ASKED(FuzzedFlows.PDF, WaitsFor.PDF, walk -> {}, Map.of()),
    PDF_MADE(FuzzedFlows.PDF, WaitsFor.DOCUMENT, Walk::work, Map.of("answerDocument", List.of(FuzzedFlows.PROOF))),
    REVIEW(
            FuzzedFlows.REVIEW,
            WaitsFor.REVIEW,
            walk -> walk.send("POST", "form", FuzzedFlows.APPLICANT),
            Map.of("review", Bodies.REVIEWS)),
    CORRECTION(
            FuzzedFlows.REVIEW,
            WaitsFor.CORRECTION,
            walk -> {
                walk.send("POST", "form", FuzzedFlows.APPLICANT);
                walk.send("POST", "review", Bodies.SENT_BACK);
            },
            Map.of("correct", List.of(FuzzedFlows.APPLICANT, "{\"income\":\"1\",\"rfc\":\"x\"}"))),
    TIMER(
            FuzzedFlows.TIMER,
            WaitsFor.TIMER,
            walk -> {},
            Map.of(
                    "cancel",
                    List.of(""),
                    "makeLink",
                    List.of("", "{\"expiresIn\":\"PT1H\"}", "{\"expiresIn\":\"PT1S\"}"),
                    "revokeLink",
                    List.of(""))),
    SUCCEEDED(FuzzedFlows.NOTE, walk -> {}),
    FAILED(FuzzedFlows.STRICT_CONSENT, walk -> {
        walk.sendCode();
        String wrong = walk.code().equals("314159") ? "271828" : "314159";
        for (int i = 0; i < 3; i++) walk.sendAnyhow("PATCH", "nip/validate", "{\"nip\":\"" + wrong + "\"}");
    }),
    CANCELLED(FuzzedFlows.TIMER, walk -> walk.send("POST", "cancel", ""));

    /** What brings an execution on. */
    interface Walk {

        /** @param path behind the execution's own */
        void send(String method, String path, String body);

        /** The same, whatever comes of it. */
        void sendAnyhow(String method, String path, String body);

        /** Does what is due of it. */
        void work();

        /** The code that its person got. */
        String code();

        default void sendCode() {
            send("PATCH", "nip/send", "");
            work();
        }
    }

    /** How an execution comes here from its start. */
    @FunctionalInterface
    interface Way {
        void go(Walk walk);
    }

    private final String definition;
    private final Optional<WaitsFor> waitsFor;
    private final Way way;
    private final Map<String, List<String>> taken;

    Step(String definition, WaitsFor waitsFor, Way way, Map<String, List<String>> taken) {
        this.definition = definition;
        this.waitsFor = Optional.of(waitsFor);
        this.way = way;
        this.taken = taken;
    }

    Step(String definition, Way way) {
        this.definition = definition;
        this.waitsFor = Optional.empty();
        this.way = way;
        this.taken = Map.of();
    }

    String definition() {
        return definition;
    }

    /** Empty where nothing is waited for any more. */
    Optional<WaitsFor> waitsFor() {
        return waitsFor;
    }

    Way way() {
        return way;
    }

    /** Whether the execution is worked on, and what is sent of a one-time code waits for that. */
    boolean isWorking() {
        return Set.of(TOKEN_ON_ITS_WAY, SERVICE_ASKED, API_ASKED, PDF_ASKED).contains(this);
    }

    /** In the sandbox, a code is there as soon as it is asked for. */
    boolean isReachedIn(boolean sandbox) {
        return !sandbox || this != TOKEN_ON_ITS_WAY;
    }

    /** Bodies that an operation takes here. */
    List<String> takes(String operation) {
        return taken.getOrDefault(operation, List.of());
    }

    /** The operations that take something here. */
    Set<String> taking() {
        return taken.keySet();
    }

    private static final class Bodies {

        /** What stands there for the code that the person got. */
        static final List<String> CODES =
                List.of("{\"nip\":\"" + FuzzedRequest.CODE + "\"}", "{\"nip\":\"000000\"}", "{\"nip\":\"31415\"}");

        static final List<String> TOKENS =
                List.of("{\"token\":\"" + FuzzedRequest.CODE + "\"}", "{\"token\":\"000000\"}", "{\"token\":\"\"}");

        static final List<String> PHONES =
                List.of("", "{}", "null", "{\"countryCode\":\"+52\",\"phoneNumber\":\"" + FuzzedFlows.PHONE + "\"}");

        static final String SENT_BACK = ("{'decision': 'REJECTED', 'reviewerNote': '" + Texts.MARK
                        + "', 'reviews': [{'fieldId': 'income', 'message': '" + Texts.MARK
                        + "', 'sourceNodeId': 'applicant'}, {'fieldId': 'rfc'}]}")
                .replace('\'', '"');

        static final List<String> REVIEWS =
                List.of("{\"decision\":\"APPROVED\"}", "{\"decision\":\"REJECTED\",\"reviews\":[]}", SENT_BACK);
    }
}
