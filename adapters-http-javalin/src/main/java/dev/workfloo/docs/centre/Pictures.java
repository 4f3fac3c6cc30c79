package dev.workfloo.docs.centre;

import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PlainPages;
import java.util.Optional;

/** Sends the pictures of guides. */
final class Pictures {

    private static final RepositoryFiles FILES = RepositoryFiles.packaged();

    private Pictures() {}

    static PageAnswer answer(PageRequest request) {
        return Optional.of(Contents.PICTURES + request.path("name"))
                .filter(LinkTargets::isPicture)
                .flatMap(FILES::read)
                .map(picture ->
                        PageAnswer.content("image/png", picture).header("Cache-Control", "public, max-age=3600"))
                .orElseGet(() -> PlainPages.notFound(request));
    }
}
