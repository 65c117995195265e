package io.jenkins.plugins.coveragemonitor.view;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes a picture small: its most common colours, and others so that none is further from one of 48 than it must be. */
final class PalettePng {
    private static final int COLOURS = 48;

    /** The most common ones are kept as they are: those of surfaces differ little from each other. */
    private static final int KEPT = 20;

    private PalettePng() {}

    /** The same picture with a palette, as PNG. */
    static byte[] of(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> count = new HashMap<>();
        for (int pixel : pixels) {
            count.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<Integer> common = new ArrayList<>(count.keySet());
        common.sort(Comparator.<Integer>comparingInt(colour -> -count.get(colour))
                .thenComparing(Comparator.naturalOrder()));
        int[] palette = palette(common);
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage small =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> places = new HashMap<>();
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = (byte) (int)
                    places.computeIfAbsent(pixels[i] & 0xffffff, colour -> nearest(palette, palette.length, colour));
        }
        small.getRaster().setDataElements(0, 0, image.getWidth(), image.getHeight(), indices);
        return write(small);
    }

    /** The most common colours that keep a distance, the least with which they are few enough. */
    private static int[] palette(List<Integer> common) {
        for (int apart = 0; ; apart = apart * 5 / 4 + 1) {
            int[] chosen = new int[COLOURS];
            int size = 0;
            for (int colour : common) {
                if (size >= KEPT && distance(chosen[nearest(chosen, size, colour)], colour) <= apart) {
                    continue;
                }
                if (size == COLOURS) {
                    size = -1;
                    break;
                }
                chosen[size++] = colour;
            }
            if (size >= 0) {
                return java.util.Arrays.copyOf(chosen, size);
            }
        }
    }

    private static int nearest(int[] palette, int size, int colour) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16) - (b >> 16);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }

    private static byte[] write(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam hard = writer.getDefaultWriteParam();
        hard.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        hard.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), hard);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
