package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.driver.Calls.Refused;
import dev.workfloo.driver.GatheredFiles.Gathered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes executions to their end, whatever flow they run: looks at the status, and answers what the step asks for.
 *
 * @param reviewer whose key may decide about what waits for a review
 */
public record Driver(Calls client, Calls reviewer, Person person, Following following) {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /**
     * Where it came to.
     *
     * @param did each answer, as {@code node operation}
     * @param types the types of steps that were seen, the repeated ones aside
     * @param sent the files, as {@code node/name}
     */
    public record Driven(JsonNode status, List<String> did, List<String> types, Map<String, byte[]> sent) {

        public String id() {
            return status.path("id").textValue();
        }
    }

    /** @param scenario who answers for services; empty outside the sandbox */
    public Driven drive(String definition, Optional<String> scenario) throws Exception {
        ObjectNode start = object().put("idWorkflooDefinition", definition);
        scenario.ifPresent(it -> start.put("scenarioId", it));
        following.begin(start);
        Trip trip = new Trip(client.execute(start));
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode status = following.next(trip.id);
        while (status.path("status").textValue().equals("PROGRESS")) {
            trip.look(status);
            if (System.nanoTime() - end > 0) throw new AssertionError("no end in " + PATIENCE + ": " + status);
            status = following.next(trip.id);
        }
        return new Driven(status, trip.did, trip.types, trip.sent);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** One execution on its way. */
    private final class Trip {

        private final String id;
        private final List<String> did = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final Map<String, byte[]> sent = new LinkedHashMap<>();
        private final Set<String> askedAgain = new TreeSet<>();
        private final Set<String> sentBack = new TreeSet<>();

        /** What was answered last: until another step is seen, nobody is asked again. */
        private String answered = "";

        private Trip(String id) {
            this.id = id;
        }

        private void look(JsonNode status) throws Exception {
            String type = status.path("currentNodeType").asText();
            if (types.isEmpty() || !types.get(types.size() - 1).equals(type)) types.add(type);
            if (type.isEmpty() || type.endsWith("_PROCESSING")) return;
            String step = step(status);
            if (!step.equals(answered) && isAnswered(type, status)) answered = step;
        }

        private static String step(JsonNode status) {
            return String.join(
                    "/",
                    status.path("currentNodeId").textValue(),
                    status.at("/verification/validationId").asText(),
                    status.at("/link/phase").asText(),
                    status.at("/link/sendError").toString(),
                    status.at("/validation/state").asText());
        }

        /** @return whether it is done with */
        private boolean isAnswered(String type, JsonNode status) throws Exception {
            String node = status.path("currentNodeId").textValue();
            return switch (type) {
                case "FORM" -> form(node, status.path("form"));
                case "DOCUMENT" -> document(node, status.path("document"));
                case "LINK" -> status.has("verification") ? token(node) : consent(node, status.path("link"));
                case "VALIDATION" -> validation(node, status.path("validation"));
                case "TIMER" -> timer(status.path("timer"));
                default -> throw new AssertionError("a step that the contract does not have: " + status);
            };
        }

        private boolean did(String node, String operation) {
            return did.add(node + " " + operation);
        }

        private boolean form(String node, JsonNode form) throws Exception {
            discover(FilledForm.requiredAtFirst(form), () -> client.form(id, object()));
            client.form(id, FilledForm.of(form, person));
            return did(node, "form");
        }

        private boolean document(String node, JsonNode document) throws Exception {
            discover(GatheredFiles.requiredAtFirst(document), () -> client.document(id, object()));
            Gathered files = GatheredFiles.of(document, person);
            client.document(id, files.body());
            files.contents().forEach((name, content) -> sent.put(node + "/" + name, content));
            return did(node, "document");
        }

        /** Clients send nothing in order to be told all that is required. */
        private void discover(Set<String> expected, Sending nothing) throws Exception {
            if (expected.isEmpty()) return;
            try {
                nothing.send();
            } catch (Refused refused) {
                ObjectNode errors = object();
                expected.forEach(name -> errors.put(name, "required"));
                if (!refused.is(400, "REQUIRED_FIELDS") || !refused.errors().equals(errors)) throw refused;
                return;
            }
            throw new AssertionError(id + " asked for " + expected + ", and goes on without");
        }

        private boolean token(String node) throws Exception {
            if (person.inbox().losesTheFirst() && askedAgain.add(node)) {
                client.fallbackOtp(id);
                return did(node, "fallback");
            }
            client.validateOtp(id, person.inbox().token(id));
            return did(node, "token");
        }

        private boolean consent(String node, JsonNode link) throws Exception {
            boolean isToBeSent = link.path("phase").textValue().equals("CREATE_ACCOUNT") || link.has("sendError");
            if (isToBeSent) {
                client.sendNip(id, following.headersOfSends());
                return did(node, "send");
            }
            if (person.inbox().losesTheFirst() && askedAgain.add(node)) {
                String phase = client.resendNip(id);
                if (!phase.equals("VALIDATE")) throw new AssertionError(phase + " after another code");
                did(node, "resend");
                // The same phase, at which a code is to be typed now.
                return false;
            }
            return type(node, link.path("phase").textValue().equals("VALIDATE") ? "VALIDATE_2" : "VALIDATED");
        }

        private boolean type(String node, String expected) throws Exception {
            try {
                String phase = client.validateNip(id, person.inbox().nip(id));
                if (!phase.equals(expected)) throw new AssertionError(phase + " instead of " + expected);
                return did(node, expected);
            } catch (Refused refused) {
                // The person was quicker than the word that it was sent.
                if (!refused.is(400, "NIP_ERROR") || !refused.errors().isNull()) throw refused;
                return false;
            }
        }

        private boolean timer(JsonNode timer) {
            boolean isTold = timer.path("endWaitDate").asText().endsWith("Z")
                    && timer.path("remainingTime").size() == 3;
            if (!isTold) throw new AssertionError("until when? " + timer);
            return true;
        }

        private boolean validation(String node, JsonNode validation) throws Exception {
            Review review = new Review(validation.path("fields"), sent);
            if (validation.path("state").textValue().equals("CORRECTION")) {
                client.correct(id, review.corrected());
                return did(node, "correction");
            }
            for (String file : review.files()) {
                review.recognise(file, reviewer.file(id, Review.node(file), Review.name(file)));
            }
            if (sentBack.add(node) && isSentBack(review)) return did(node, "REJECTED");
            reviewer.review(id, object().put("decision", "APPROVED"));
            return did(node, "APPROVED");
        }

        /** Not every review may send back. */
        private boolean isSentBack(Review review) throws Exception {
            try {
                reviewer.review(id, review.sendingBack());
                return true;
            } catch (Refused refused) {
                if (!refused.is(400, "FORMAT_ERROR") || !refused.errors().has("reviews")) throw refused;
                return false;
            }
        }
    }

    private interface Sending {
        void send() throws Exception;
    }

    /** The files of its nodes, as {@code node/name}, which the detail and the operation for files must tell alike. */
    public Map<String, byte[]> files(JsonNode detail) throws Exception {
        return new KeptFiles(client, detail).read();
    }
}
