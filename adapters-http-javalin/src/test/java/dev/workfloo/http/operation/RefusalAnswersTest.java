package dev.workfloo.http.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workfloo.Problem;
import dev.workfloo.http.DescribedApi;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients are told of each answer to a refusal: people by docs/api.md, programs by openapi.json. */
class RefusalAnswersTest {

    private record Refusal(Problem.Kind kind, String message) implements Problem {}

    private static Answer answer(Problem.Kind kind) {
        return RefusalAnswers.answer(new Refusal(kind, "it cannot be done"));
    }

    private static String typeError(Answer answer) {
        JsonNode body = ((Answer.Json) answer.body().orElseThrow()).json();
        return body.has("error") ? "error" : body.path("typeError").asText();
    }

    @Test
    void isAnIncidentWhereNoClientCanMendIt() {
        IllegalStateException incident =
                assertThrows(IllegalStateException.class, () -> answer(Problem.Kind.POOL_UNDECIDED));

        assertEquals("it cannot be done", incident.getMessage());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POOL_UNDECIDED")
    void isInTheTableOfErrors(Problem.Kind kind) throws Exception {
        Answer answer = answer(kind);
        Pattern line = Pattern.compile(
                "(?m)^\\| ([0-9]+, )*" + answer.status() + "(, [0-9]+)* \\| `" + typeError(answer) + "` \\|");

        String page = Files.readString(Path.of("docs", "api.md"));

        assertTrue(line.matcher(page).find(), () -> "docs/api.md has no line " + line);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POOL_UNDECIDED")
    void hasATypeThatIsDescribed(Problem.Kind kind) throws Exception {
        try (InputStream document = DescribedApi.class.getResourceAsStream("openapi.json")) {
            JsonNode schemas = new ObjectMapper().readTree(document).at("/components/schemas");

            String typeError = typeError(answer(kind));

            boolean isDescribed = typeError.equals("error")
                    ? schemas.has("OtpError") && schemas.has("TokenError")
                    : typeError.matches(schemas.at("/ErrorEnvelope/properties/typeError/pattern")
                            .asText());
            assertTrue(isDescribed, () -> "openapi.json does not know " + typeError);
        }
    }
}
