package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.pages.Language;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnowledgeCentreTest {

    private static final String GUIDES = "adapters-http-javalin/docs/guides/";

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put(GUIDES + "es/first-steps.md", """
                # Primeros pasos

                De la nada a una póliza propia.

                ## Publicar

                Publique la definición; la búsqueda de errores viene [después](rules.md#retencion).

                ```json
                # no es un título
                ```
                """);
        FILES.put(GUIDES + "es/rules.md", """
                # Reglas

                Cómo se decide.

                ## Retención de datos

                Cuánto tiempo se guarda una `llave`.

                ## Otra cosa

                La retención se dice en días, y la retención es larga.
                """);
        FILES.put(GUIDES + "en/rules.md", """
                # Rules

                How it is decided.
                """);
        FILES.put("adapters-http-javalin/docs/operations.md", """
                # Watching the service

                Retention is told of elsewhere.

                ## Retention

                How long what is over is kept.
                """);
    }

    private final KnowledgeCentre centre = new KnowledgeCentre(
            path -> Optional.of(FILES.getOrDefault(path, "# Another").getBytes(StandardCharsets.UTF_8)));

    private List<String> found(Language reader, String typed) {
        return centre.find(reader, CentreQuery.of(typed)).stream()
                .map(section -> section.address(reader))
                .toList();
    }

    private String excerpt(String typed) {
        return centre.find(Language.SPANISH, CentreQuery.of(typed)).get(0).excerpt().stream()
                .map(part -> part.found() ? "<" + part.text() + ">" : part.text())
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({"búsqueda", "busqueda", "BÚSQUEDA", "bu\u0301squeda", "búsq"})
    void findsWordsHoweverTheyAreWritten(String typed) {
        List<String> found = found(Language.SPANISH, typed);

        assertEquals(List.of("/docs/es/first-steps#publicar"), found);
    }

    @Test
    void headingsCountMoreThanText() {
        List<String> found = found(Language.SPANISH, "retencion");

        assertEquals(List.of("/docs/es/rules#retención-de-datos", "/docs/es/rules#otra-cosa"), found);
    }

    @Test
    void titlesCountMost() {
        List<String> found = found(Language.SPANISH, "reglas");

        assertEquals("/docs/es/rules", found.get(0));
    }

    @Test
    void wholeWordsCountMoreThanBeginnings() {
        List<String> found = found(Language.ENGLISH, "watch");

        assertEquals("/docs/en/reference/operations", found.get(0));
    }

    @Test
    void findsGuidesOfOneLanguageAndTheReference() {
        List<String> spanish = found(Language.SPANISH, "retention");
        List<String> english = found(Language.ENGLISH, "decided");

        assertEquals(List.of("/docs/es/reference/operations#retention", "/docs/es/reference/operations"), spanish);
        assertEquals(List.of("/docs/en/rules"), english);
    }

    @Test
    void findsWhatHasTheMostOfTheWords() {
        List<String> both = found(Language.SPANISH, "cuánto tiempo la llave");
        List<String> one = found(Language.SPANISH, "llave inexistente");

        assertEquals(List.of("/docs/es/rules#retención-de-datos"), both);
        assertEquals(both, one);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "'?!'", "zzz", "ch\u0000", "%", "'<script>'"})
    void findsNothingWhereNothingIs(String typed) {
        List<String> found = found(Language.SPANISH, typed);

        assertEquals(List.of(), found);
    }

    @Test
    void showsWhatStandsAroundTheWord() {
        String excerpt = excerpt("llave guarda");

        assertEquals("Cuánto tiempo se <guarda> una <llave>.", excerpt);
    }

    @Test
    void looksAtNoDestinationOfALink() {
        List<String> found = found(Language.SPANISH, "md");

        assertEquals(List.of(), found);
    }

    @Test
    void tellsHowAPageBegins() {
        Article page = Contents.at(Language.SPANISH, Article.Shelf.GUIDE, "first-steps")
                .orElseThrow();

        KnowledgeCentre.Heading heading = centre.heading(page);

        assertEquals("Primeros pasos", heading.title());
        assertEquals("De la nada a una póliza propia.", heading.lead());
    }

    @Test
    void isQuietAboutLongQueries() {
        String typed = "llave ".repeat(10_000);

        List<String> found = found(Language.SPANISH, typed);

        assertTrue(found.contains("/docs/es/rules#retención-de-datos"), found::toString);
    }
}
