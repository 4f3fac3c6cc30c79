package dev.workfloo.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands around a page's content.
 *
 * @param isWrong whether something on it is to be mended, which its title says first
 * @param translations where the same page is in each language, where {@code ?lang=} is not enough
 * @param assets scripts and styles that this page needs beside its area's
 * @param brand whose page it is, if not ours
 */
public record Shell(
        String title, boolean isWrong, Map<Language, String> translations, List<String> assets, Optional<Brand> brand) {

    /**
     * For whom a person fills a page.
     *
     * @param logo its address
     * @param style the address of a style sheet with its colours
     */
    public record Brand(String name, Optional<String> logo, Optional<String> style) {}

    public static Shell of(String title) {
        return new Shell(title, false, Map.of(), List.of(), Optional.empty());
    }

    public Shell wrong(boolean whether) {
        return new Shell(title, whether, translations, assets, brand);
    }

    public Shell translated(Map<Language, String> paths) {
        return new Shell(title, isWrong, Map.copyOf(paths), assets, brand);
    }

    /** Its translations are at this path. */
    Shell at(String path) {
        return translated(Arrays.stream(Language.values())
                .collect(Collectors.toMap(
                        Function.identity(), each -> path + "?" + PageRequest.LANGUAGE + "=" + each.tag())));
    }

    public Shell with(String... names) {
        return new Shell(title, isWrong, translations, List.of(names), brand);
    }

    public Shell branded(Brand whose) {
        return new Shell(title, isWrong, translations, assets, Optional.of(whose));
    }
}
