package dev.workfloo.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A photograph of a paper, as far as a test needs one: each that is called otherwise is another. */
final class Photograph {

    private Photograph() {}

    static Path in(Path folder, String name) throws IOException {
        BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x8AB8A0 ^ (name.hashCode() & 0x3F3F3F)));
        graphics.fillRect(10, 10, 300, 180);
        graphics.dispose();
        Path file = folder.resolve(name);
        if (!ImageIO.write(image, "png", file.toFile())) throw new IOException("no PNG can be written");
        return file;
    }
}
