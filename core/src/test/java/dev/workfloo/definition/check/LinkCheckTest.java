package dev.workfloo.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.CreditFlow;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.definition.document.DefinitionReader;
import dev.workfloo.definition.document.DefinitionWriter;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.Value;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Consent nodes and connectors: what is found when they are read, and what is proven of the ways that lead to them. */
class LinkCheckTest {

    private static final String FORM = """
            {"id": "person", "type": "FORM", "name": "Person", "next": "NEXT", "sections": [{"section": "All", "fields": [
              {"id": "phone", "name": "Phone", "type": "PHONE", "required": true},
              {"id": "age", "name": "Age", "type": "INTEGER", "required": true}]}]},
            """;

    private static final String NIP = """
            {"id": "consent", "type": "LINK", "service": "NIP", "name": "Consent", NEXT
             "nip": {"channels": ["sms"], "countryCode": "\\"+52\\"", "phoneNumber": "person.phone"}},
            """;

    private static final String BUREAU = """
            {"id": "bureau", "type": "LINK", "service": "buro-pf", "name": "Bureau", "consent": "consent", NEXT
             "request": {"phone": "person.phone"}, "response": {"score": "INTEGER", "note": "TEXT?"}},
            """;

    private static final String END =
            "{\"id\": \"end\", \"type\": \"LABEL\", \"name\": \"End\", \"labels\": [\"ended\"]}";

    private static List<String> findings(String... nodes) {
        Value document =
                CreditFlow.read("{\"id\": \"657117e1d511b6e54fe2a967\", \"name\": \"Flow\", \"start\": \"person\","
                        + "\"nodes\": [" + String.join("", nodes) + "]}");
        return DefinitionReader.read(document)
                .fold(unread -> unread, definition -> Checks.check(definition).findings())
                .stream()
                .map(Finding::toString)
                .toList();
    }

    private static String with(String node, String next) {
        return node.replace("NEXT", next);
    }

    private static String form(String next) {
        return with(FORM, next);
    }

    private static String variables(String formula) {
        return "{\"id\": \"v\", \"type\": \"VARIABLES\", \"name\": \"V\", \"next\": \"end\", \"variables\": {\"v\": \""
                + formula + "\"}},";
    }

    @Test
    void findsNothingWrongWithTheCreditFlow() {
        WorkflooDefinition definition = DefinitionReader.read(CreditFlow.document())
                .getOrElseThrow(findings -> new AssertionError(findings.toString()));

        assertEquals(List.of(), Checks.check(definition).findings());
    }

    @Test
    void readsWhatItWrote() {
        WorkflooDefinition definition =
                DefinitionReader.read(CreditFlow.document()).get();

        assertEquals(
                definition,
                DefinitionReader.read(DefinitionWriter.write(definition)).get());
    }

    // Consent before connectors

    @Test
    void wantsConsentOnEveryWay() {
        List<String> found = findings(
                form("tree"), """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "person.age > 18", "then": {"exit": "yes"}, "else": {"exit": "no"}},
                 "exits": {"yes": "consent", "no": "bureau"}},
                """, with(NIP, "\"next\": \"bureau\","), with(BUREAU, "\"next\": \"end\","), END);

        assertEquals(List.of(notValidated(3)), found);
    }

    @Test
    void doesNotTakeAFailedConsentForOne() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\", \"onError\": \"bureau\","),
                with(BUREAU, "\"next\": \"end\","),
                END);

        assertEquals(List.of(notValidated(2)), found);
    }

    /** Asked again, a person may refuse what they granted before. */
    @Test
    void doesNotTakeAnEarlierConsentForALaterOne() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"second\","),
                with(NIP.replace("\"consent\"", "\"second\""), "\"next\": \"bureau\", \"onError\": \"consent\","),
                with(BUREAU, "\"next\": \"end\","),
                END);
        List<String> againstTheSecond = findings(
                form("consent"),
                with(NIP, "\"next\": \"second\","),
                with(NIP.replace("\"consent\"", "\"second\""), "\"next\": \"consent\", \"onError\": \"bureau\","),
                with(BUREAU.replace("\"consent\": \"consent\"", "\"consent\": \"second\""), "\"next\": \"end\","),
                END);

        assertEquals(List.of(), found);
        assertTrue(againstTheSecond.get(0).contains("second has not been validated"), againstTheSecond.toString());
    }

    @Test
    void wantsConsentFromANodeThatAsksForIt() {
        List<String> found = findings(
                form("bureau"),
                with(BUREAU.replace("\"consent\": \"consent\"", "\"consent\": \"person\""), "\"next\": \"end\","),
                END);

        assertEquals(List.of("ERROR at /nodes/1/consent (node bureau): no NIP node has the id person"), found);
    }

    private static String notValidated(int node) {
        return "ERROR at /nodes/" + node
                + "/consent (node bureau): consent has not been validated on every way that leads"
                + " here: put it before, and lead its onError elsewhere";
    }

    // What connectors leave behind

    @Test
    void typesTheAnswer() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\","),
                with(BUREAU, "\"next\": \"v\","),
                variables("bureau.score + 1"),
                END);

        assertEquals(List.of(), found);
    }

    @Test
    void takesAnOptionalAnswerForNullable() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\","),
                with(BUREAU, "\"next\": \"v\","),
                variables("if bureau.note > \\\"x\\\" then 1 else 2"),
                END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).contains("may be null"), found.toString());
    }

    @Test
    void takesAnAnswerForMissingBehindTheErrorBranch() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\","),
                with(BUREAU, "\"next\": \"v\", \"onError\": \"v\","),
                variables("if bureau.score > 1 then 1 else 2"),
                END);

        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).contains("may be null"), found.toString());
    }

    @Test
    void knowsNoAnswerWhereTheServiceGaveNone() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\","),
                with(BUREAU, "\"onError\": \"v\","),
                variables("bureau.score"),
                END);

        assertEquals(
                List.of(
                        "ERROR at /nodes/3/variables/v (node v): bureau never runs before this node: nothing is set there yet"),
                found);
    }

    /** Otherwise it could buy for ever. */
    @Test
    void letsConnectorsGoRoundOnlyThroughAPerson() {
        List<String> found = findings(
                form("consent"),
                with(NIP, "\"next\": \"bureau\","),
                with(BUREAU, "\"next\": \"end\", \"onError\": \"bureau\","),
                END);

        assertTrue(found.get(0).contains("goes round without waiting for anyone"), found.toString());
    }

    // Reading

    static Stream<Arguments> brokenNodes() {
        return Stream.of(
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("\"channels\": [\"sms\"], ", ""),
                        "/nip/channels",
                        "required"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("\"sms\"", "\"pigeon\""),
                        "/nip/channels/0",
                        "no channel is called pigeon: take of [email, sms, whatsapp]"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("[\"sms\"]", "[\"sms\", \"sms\"]"),
                        "/nip/channels",
                        "must name different channels"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("[\"sms\"]", "[\"sms\", \"email\"]"),
                        "/nip/email",
                        "required, since a channel sends e-mail"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("\"countryCode\": \"\\\"+52\\\"\", ", ""),
                        "/nip/countryCode",
                        "required, since a channel sends to a phone"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("person.phone", "person.age"),
                        "/nip/phoneNumber",
                        "must be text, but is integer"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("[\"sms\"]", "[\"sms\"], \"maxSends\": 0"),
                        "/nip/maxSends",
                        "must be from 1 to 20"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("[\"sms\"]", "[\"sms\"], \"resendAfter\": \"soon\""),
                        "/nip/resendAfter",
                        "must be an ISO 8601 duration of days, hours, minutes and seconds, more than nothing and 100 years at"
                                + " most, such as PT30S"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("[\"sms\"]", "[\"sms\"], \"termsVersion\": \"1\\n2\""),
                        "/nip/termsVersion",
                        "must be one line of at most 100 characters"),
                Arguments.of(
                        with(NIP, "\"next\": \"end\",").replace("\"NIP\"", "\"Buró\""),
                        "/service",
                        "must be NIP, OTP, or the name of a connector: lower-case letters, digits and -, 63 at most"),
                Arguments.of(
                        with(BUREAU, "").replace("INTEGER", "MONEY"),
                        "/response/score",
                        "must be one of [TEXT, NUMBER, INTEGER, BOOLEAN, DATE, DATE_TIME], with a ? behind it where it may be"
                                + " missing"),
                Arguments.of(with(BUREAU, "\"retries\": 6,"), "/retries", "must be at most 5"),
                Arguments.of(with(BUREAU, "\"timeout\": \"PT3M\","), "/timeout", "must be at most PT2M"));
    }

    @ParameterizedTest
    @MethodSource("brokenNodes")
    void saysWhatIsWrongWithANode(String node, String place, String message) {
        String nip = node.contains("\"bureau\"") ? with(NIP, "\"next\": \"bureau\",") : "";

        List<String> found = findings(form("consent"), nip, node, END);

        assertTrue(
                found.stream().anyMatch(it -> it.contains(place + " (") && it.endsWith(": " + message)),
                found.toString());
    }

    // One-time codes

    private static final String OTP = """
            {"id": "reached", "type": "LINK", "service": "OTP", "name": "Reached", NEXT
             "otp": {"provider": "verifier", "channel": "sms", "countryCode": "\\"+52\\"", "phoneNumber": "person.phone"}},
            """;

    @Test
    void aOneTimeCodeIsNoConsent() {
        List<String> found = findings(
                form("reached"),
                with(OTP, "\"next\": \"bureau\","),
                with(BUREAU, "\"next\": \"end\",").replace("\"consent\": \"consent\"", "\"consent\": \"reached\""),
                END);

        assertEquals(List.of("ERROR at /nodes/2/consent (node bureau): no NIP node has the id reached"), found);
    }

    @Test
    void aCycleMayWaitForAOneTimeCode() {
        List<String> found = findings(form("tree"), """
                {"id": "tree", "type": "DECISION_TREE", "name": "Tree",
                 "tree": {"name": "q", "if": "person.age > 18", "then": {"exit": "yes"}, "else": {"exit": "no"}},
                 "exits": {"yes": "reached", "no": "end"}},
                """, with(OTP, "\"next\": \"tree\","), END);

        assertEquals(List.of(), found);
    }

    /** Where no code can be sent, or the provider will not, nobody is waited for. */
    @Test
    void noCycleWaitsAtAOneTimeCodeThatCannotBeSent() {
        List<String> alone = findings(form("reached"), with(OTP, "\"next\": \"end\", \"onError\": \"reached\","), END);
        List<String> two = findings(
                form("reached"),
                with(OTP, "\"next\": \"end\", \"onError\": \"second\","),
                with(OTP.replace("\"reached\"", "\"second\""), "\"next\": \"end\", \"onError\": \"reached\","),
                END);

        String said = "goes round without waiting for anyone: put a node that waits into the cycle";
        assertEquals(List.of("ERROR at /nodes/1/onError (node reached): " + said), alone);
        assertEquals(
                List.of(
                        "ERROR at /nodes/1/onError (node reached): " + said,
                        "ERROR at /nodes/2/onError (node second): " + said),
                two);
    }

    @Test
    void aFormMayAskAgainWhereNoOneTimeCodeIsSent() {
        List<String> found = findings(form("reached"), with(OTP, "\"next\": \"end\", \"onError\": \"person\","), END);

        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"channel\": \"sms\" | \"channel\": \"email\" | /otp/email: required, since a channel sends e-mail",
                "\"countryCode\": \"\\\"+52\\\"\", | \"attempts\": 3, | /otp/countryCode: required, since a channel sends to a phone",
                "\"person.phone\" | \"person.age\" | /otp/phoneNumber: must be text, but is integer",
                "\"channel\" | \"attempts\": 0, \"channel\" | /otp/attempts: must be from 1 to 10",
                "\"channel\" | \"attempts\": 11, \"channel\" | /otp/attempts: must be from 1 to 10",
                "\"channel\" | \"maxFallbacks\": 11, \"channel\" | /otp/maxFallbacks: must be from 0 to 10",
                "\"verifier\" | \"Verifier\" | /otp/provider: must be the name of a provider: lower-case letters, digits and -, 63 at most",
                "\"channel\": \"sms\" | \"channel\": \"fax\" | /otp/channel: no channel is called fax: take of [email, sms, whatsapp]",
                "\"provider\": \"verifier\", | '' | /otp/provider: required",
            })
    void saysWhatIsWrongWithAOneTimeCode(String right, String wrong, String finding) {
        List<String> found = findings(
                form("reached"), with(OTP, "\"next\": \"end\",").replace(right, wrong == null ? "" : wrong), END);

        assertEquals(List.of("ERROR at /nodes/1" + finding.replaceFirst(": ", " (node reached): ")), found);
    }
}
