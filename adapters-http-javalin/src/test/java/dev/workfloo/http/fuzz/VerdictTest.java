package dev.workfloo.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.http.fuzz.Conversation.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fuzzing would have to find is found. */
class VerdictTest {

    private static final String EXECUTION = "/api/v1/workfloo/64a8bc288de4164da93f339c";
    private static final Parked AT_A_CODE = new Parked("64a8bc288de4164da93f339c", "271828");
    private static final Verdict VERDICT = new Verdict(FuzzedFlows.SECRETS);

    private static Optional<String> wrong(String method, String target, int status, String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Request-Id", List.of("1"));
        if (!body.isEmpty()) headers.put("Content-Type", List.of("application/json"));
        return VERDICT.wrong(sent(method, target), AT_A_CODE, new Received(status, headers, body.replace('\'', '"')));
    }

    private static Sent sent(String method, String target) {
        return new Sent(method, target, List.of(), "{\"nip\":\"271828\"}".getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    void whatIsDescribedIsRight() {
        assertEquals(Optional.empty(), wrong("PATCH", EXECUTION + "/nip/validate", 200, "{'phase':'VALIDATED'}"));
        assertEquals(Optional.empty(), wrong("PATCH", EXECUTION + "/nip/validate", 401, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {'typeError':'INTERNAL_ERROR','errors':null,'errorMessage':'incident 1'}",
                "503 | {'typeError':'UNAVAILABLE_ERROR','errors':null,'errorMessage':'later'}",
                "202 | {'phase':'VALIDATED'}",
                "200 | {'phase':'VALIDATED','nip':'271828'}",
                "200 | {'phase':'DONE'}",
                "400 | {'typeError':'FORMAT_ERROR','errors':{'nip':'cAnArY7 is no code'},'errorMessage':''}",
                "400 | {'typeError':'FORMAT_ERROR','errors':{'cAnArY7':'unknown'},'errorMessage':''}",
                "400 | {'typeError':'FORMAT_ERROR','errors':null,'errorMessage':'no code of KIBA801010'}",
                "403 | {'typeError':'NIP_ERROR','errors':{'nip':'incorrect'},'errorMessage':'it was 271828'}"
            })
    void whatIsWrongIsSeen(int status, String body) {
        assertTrue(wrong("PATCH", EXECUTION + "/nip/validate", status, body).isPresent());
    }

    @Test
    void aBodyThatMustNotBeTakenIsSeen() {
        Optional<String> wrong = wrong("POST", EXECUTION + "/review", 200, "");

        assertTrue(wrong.orElse("").contains("took what openapi.json does not have"), wrong::toString);
    }

    @Test
    void onlyWhatIsNoTargetIsRefusedWithoutAnId() {
        Received bare = new Received(400, Map.of(), "");

        assertEquals(Optional.empty(), VERDICT.wrong(sent("GET", "/api/%zz"), AT_A_CODE, bare));
        assertTrue(VERDICT.wrong(sent("GET", EXECUTION), AT_A_CODE, bare).isPresent());
    }

    @Test
    void aHeaderRepeatsNothingEither() {
        Map<String, List<String>> headers = Map.of("X-Request-Id", List.of(Texts.MARK));

        assertTrue(VERDICT.wrong(sent("GET", EXECUTION), AT_A_CODE, new Received(401, headers, ""))
                .isPresent());
    }
}
