package dev.workfloo.docs.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.pages.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the centre shows is what is read in the repository: nothing is left out, and each link leads somewhere in both. */
class RepositoryPagesTest {

    private static final Path ROOT = Path.of("..");

    private static final RepositoryFiles FILES = RepositoryFiles.packaged();

    /** In bytes: some are looked at by people on the way. */
    private static final int LARGEST_PICTURE = 250_000;

    private static String text(Article article) {
        return FILES.text(article.path()).orElseThrow();
    }

    private static Set<String> anchors(String file) {
        String text = inTheRepository(file);
        Set<String> anchors = SectionReader.sections(text).stream()
                .map(PageSection::anchor)
                .collect(Collectors.toCollection(TreeSet::new));
        new ParsedPageWalk<>(HtmlInline.class, tag -> {
                    if (tag.getLiteral().startsWith("<a id="))
                        anchors.add(tag.getLiteral().split("\"")[1]);
                })
                .in(ParsedPage.of(text));
        return anchors;
    }

    private static String inTheRepository(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void each(Article article, Class<T> type, Consumer<T> found) {
        new ParsedPageWalk<>(type, found).in(ParsedPage.of(text(article)));
    }

    private static void collect(Path folder, Set<String> names) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .forEach(file -> names.add(ROOT.relativize(file).toString()));
        }
    }

    @Test
    void eachPageOfTheRepositoryIsShown() throws Exception {
        Set<String> inTheRepository = new TreeSet<>();
        for (String folder : List.of("core/docs", "adapters-persistence-jdbc/docs", "adapters-http-javalin/docs")) {
            collect(ROOT.resolve(folder), inTheRepository);
        }
        for (Language language : Language.values()) {
            collect(ROOT.resolve("adapters-http-javalin/docs/guides/" + language.tag()), inTheRepository);
        }

        Set<String> shown = Contents.all().stream().map(Article::path).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(inTheRepository, shown);
    }

    @Test
    void eachPageIsPackagedAsItIs() throws Exception {
        for (Article article : Contents.all()) {
            assertEquals(Files.readString(ROOT.resolve(article.path())), text(article), article.path());
        }
    }

    @Test
    void eachLinkLeadsToAPageOrFileThatIsThere() {
        List<String> dead = new ArrayList<>();

        for (Article article : Contents.all()) {
            LinkTargets targets = new LinkTargets(article, Language.ENGLISH);
            each(article, Link.class, link -> {
                boolean isFile = targets.file(link.getDestination())
                        .filter(file -> !link.getDestination().startsWith("#"))
                        .map(file -> Files.exists(ROOT.resolve(file)))
                        .orElse(targets.address(link.getDestination()).isPresent());
                if (!isFile) dead.add(article.path() + ": " + link.getDestination());
            });
        }

        assertEquals(List.of(), dead);
    }

    @Test
    void eachLinkLeadsToASectionThatIsThere() {
        List<String> dead = new ArrayList<>();

        for (Article article : Contents.all()) {
            LinkTargets targets = new LinkTargets(article, Language.ENGLISH);
            each(article, Link.class, link -> {
                String destination = link.getDestination();
                int hash = destination.indexOf('#');
                if (hash < 0 || destination.contains("://")) return;
                String file =
                        hash == 0 ? article.path() : targets.file(destination).orElseThrow();
                if (!anchors(file).contains(destination.substring(hash + 1)))
                    dead.add(article.path() + ": " + destination);
            });
        }

        assertEquals(List.of(), dead);
    }

    /** And not to the top of a long page. */
    @ParameterizedTest
    @CsvSource({
        "repeating a call safely, api#repeating-a-call-safely",
        "remainingTime, api#waiting-timer",
        "preference applied, api#asking-again",
        "rate_error, api#errors",
        "formula apostrophe, api#csv"
    })
    void aSearchLeadsToWhereItIsSaid(String typed, String section) {
        KnowledgeCentre centre = new KnowledgeCentre(FILES);

        List<FoundSection> found = centre.find(Language.ENGLISH, CentreQuery.of(typed));

        assertEquals("/docs/en/reference/" + section, found.get(0).address(Language.ENGLISH));
    }

    @Test
    void eachPictureIsSmall() {
        List<String> wrong = new ArrayList<>();

        for (Article article : Contents.all()) {
            LinkTargets targets = new LinkTargets(article, Language.ENGLISH);
            each(article, Image.class, image -> {
                boolean isShown = targets.picture(image.getDestination())
                        .flatMap(FILES::read)
                        .map(picture -> picture.length <= LARGEST_PICTURE
                                && PictureSize.of(picture).isPresent())
                        .orElse(false);
                if (!isShown || SaidText.of(image).isEmpty()) wrong.add(article.path() + ": " + image.getDestination());
            });
        }

        assertEquals(List.of(), wrong);
    }

    @Test
    void noPageHasTagsOfItsOwn() {
        List<String> tags = new ArrayList<>();

        for (Article article : Contents.all()) {
            each(article, HtmlBlock.class, raw -> {
                if (!raw.getLiteral().startsWith("<!--")) tags.add(article.path() + ": " + raw.getLiteral());
            });
            each(article, HtmlInline.class, raw -> {
                if (!raw.getLiteral().matches("(?s)<a id=\"[a-z0-9-]+\">|</a>|<!--.*"))
                    tags.add(article.path() + ": " + raw.getLiteral());
            });
        }

        assertEquals(List.of(), tags);
    }

    @Test
    void headingsStepDownOneByOne() {
        for (Article article : Contents.all()) {
            List<PageSection> sections = SectionReader.sections(text(article));

            int above = 0;
            for (PageSection section : sections) {
                int level = section.level();
                assertTrue(level <= above + 1, () -> article.path() + ": " + section.heading());
                assertTrue(level > 1 || above == 0, () -> article.path() + " has two titles: " + section.heading());
                above = level;
            }
        }
    }

    /** It divides pages by their lines; what it takes for a heading is what the renderer takes for one. */
    @Test
    void theSearchKnowsTheHeadingsOfEachPage() {
        for (Article article : Contents.all()) {
            List<PageSection> sections = SectionReader.sections(text(article));

            ParsedPage page = ParsedPage.of(text(article));
            List<String> drawn = new ArrayList<>();
            page.body().accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    drawn.add(page.anchorOf(heading));
                }
            });
            assertEquals(sections.stream().skip(1).map(PageSection::anchor).toList(), drawn, article.path());
        }
    }
}
