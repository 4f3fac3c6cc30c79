package dev.workfloo.docs.centre;

import static dev.workfloo.docs.centre.BlockNodes.attributes;

import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Draws links that lead somewhere, and pictures that are there; of the others, what they say. */
final class LinkNodes implements NodeRenderer {

    private static final String ADDRESS_OF_PICTURES = "/docs/pictures/";

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final LinkTargets targets;
    private final RepositoryFiles files;

    LinkNodes(HtmlNodeRendererContext context, LinkTargets targets, RepositoryFiles files) {
        this.context = context;
        this.html = context.getWriter();
        this.targets = targets;
        this.files = files;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Link link) render(link);
        if (node instanceof Image image) render(image);
    }

    private void render(Link link) {
        Optional<String> address = targets.address(link.getDestination());
        address.ifPresent(href -> html.tag("a", attributes("href", href)));
        for (Node child = link.getFirstChild(); child != null; child = child.getNext()) context.render(child);
        address.ifPresent(href -> html.tag("/a"));
        if (address.isEmpty()) targets.file(link.getDestination()).ifPresent(this::tellOfFile);
    }

    /** It is in the repository, and not served. */
    private void tellOfFile(String path) {
        html.text(" (");
        html.tag("code");
        html.text(path);
        html.tag("/code");
        html.text(")");
    }

    private void render(Image image) {
        String said = SaidText.of(image);
        Optional<String> path = targets.picture(image.getDestination());
        Optional<PictureSize> size = path.flatMap(files::read).flatMap(PictureSize::of);
        if (path.isEmpty() || size.isEmpty()) {
            html.text(said);
            return;
        }
        String name = path.get().substring(Contents.PICTURES.length());
        html.tag(
                "img",
                attributes(
                        "src",
                        ADDRESS_OF_PICTURES + name,
                        "alt",
                        said,
                        "width",
                        String.valueOf(size.get().width()),
                        "height",
                        String.valueOf(size.get().height()),
                        "loading",
                        "lazy"),
                true);
    }
}
