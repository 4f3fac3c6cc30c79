package dev.workfloo.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A guide as it stands in the repository: what it shows, heads and links to. */
record Guide(Path file, String text) {

    /** What all languages have in common is run in this one. */
    static final String RUN = "en";

    private static final Path ALL = Path.of("docs", "guides");
    private static final Pattern BLOCK = Pattern.compile("^```(\\S*)[ ]?(.*)\n((?s:.*?))^```$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^(#+) (.+)$", Pattern.MULTILINE);
    private static final Pattern TARGET = Pattern.compile("(!?)\\[[^\\]]*]\\(([^)]*)\\)");

    /** @param level 1 for the title */
    record Heading(int level, String words) {

        /** As GitHub makes it. */
        String anchor() {
            return words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
        }
    }

    /** What a link or a picture leads to. */
    record Target(boolean isPicture, String to) {}

    static Guide read(Path file) {
        try {
            return new Guide(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of one language, by their names. */
    static List<Guide> all(String language) {
        return beneath(ALL.resolve(language));
    }

    static List<Guide> beneath(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Guide::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString();
    }

    List<GuideBlock> blocks() {
        List<GuideBlock> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) blocks.add(new GuideBlock(block.group(1), block.group(2), block.group(3)));
        return blocks;
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    List<Heading> headings() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> new Heading(heading.group(1).length(), heading.group(2)))
                .toList();
    }

    List<Target> targets() {
        return TARGET.matcher(prose()).results().map(Guide::target).toList();
    }

    private static Target target(MatchResult found) {
        return new Target(!found.group(1).isEmpty(), found.group(2));
    }

    @Override
    public String toString() {
        return file.getParent().getFileName() + "/" + name();
    }
}
