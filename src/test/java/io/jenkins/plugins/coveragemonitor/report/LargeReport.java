package io.jenkins.plugins.coveragemonitor.report;

import java.util.List;
import java.util.random.RandomGenerator;

/** Makes reports of many files: orderly ones, and ones with all that may stand between and around the files. */
final class LargeReport {
    private static final List<String> BETWEEN = List.of(
            "<!-- <package name=\"never\"> -->",
            "<![CDATA[<package name=\"never\">]]>",
            "<?note <package name=\"never\"> ?>",
            "<!-- a comment",
            "<package name=\"empty\"/>",
            "<package\nname=\"other\"><sourcefile name=\"A.java\"><line nr=\"1\" ci=\"1\"/></sourcefile></package>",
            "<package name=\"outer\"><package name=\"inner\"></package></package>",
            "<group name=\"late\"><package name=\"x\"></package><group name=\"deep\"></group></group>",
            "<package name=\"a &amp; b\"><sourcefile name=\"&lt;init>.java\"/></package>",
            "<package name=\"&unknown;\"></package>",
            "<package name=\"p\"><sourcefile name=\"N.java\"><line nr=\"-1\" ci=\"x\"/></sourcefile></package>",
            "<x:package name=\"spaced\"></x:package>",
            "<counter type=\"LINE\" missed=\"1\" covered=\"2\"/>",
            "</report><report>",
            "<package name=\"ü\"><sourcefile name=\"Größe.java\"><line nr=\"3\" ci=\"1\"/></sourcefile></package>",
            "\r\n",
            "text");

    private static final List<String> HEADS = List.of(
            "",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            "<?xml version='1.0' encoding='utf-8'?>",
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n",
            "<?xml version=\"1.1\"?>\n",
            "\uFEFF<?xml version=\"1.0\"?>\n",
            "<!DOCTYPE report [<!ENTITY unknown \"<package name='x'>\"> <!-- <package name='y'> -->]>\n",
            "<!-- <package name=\"early\"> -->\n");

    private static final List<String> ROOTS = List.of(
            "<report name=\"r\">",
            "<report name=\"r\" xmlns:x=\"urn:x\">",
            "<report name=\"r\" xmlns=\"urn:y\">",
            "<report\tname='<package '>".replace('<', '('));

    private static final List<String> RECORDS = List.of(
            "TN:test\n",
            "# a comment\nSF:\n",
            "SF:src/open.c\nDA:1,1\n",
            "DA:9,9\n",
            "SF:src/twice.c\nDA:1,1\nBRDA:1,0,jump to 1,-\nend_of_record\n",
            "\n\n",
            "SF:src/odd.c\nDA:x,y\nend_of_record\n",
            "SF:src/crlf.c\r\nDA:4,1\r\nend_of_record\r\n",
            "end_of_record\n",
            "nonsense\n");

    private final RandomGenerator random;
    private boolean odd;

    public LargeReport(RandomGenerator random) {
        this.random = random;
    }

    public LargeReport withOddities() {
        odd = true;
        return this;
    }

    /** A JaCoCo report, of modules or of packages. */
    public String jacoco() {
        boolean modules = random.nextInt(3) == 0;
        StringBuilder xml = new StringBuilder(odd && random.nextBoolean() ? one(HEADS) : HEADS.get(1));
        xml.append(odd && random.nextBoolean() ? one(ROOTS) : ROOTS.get(0)).append("<sessioninfo id=\"s\"/>\n");
        for (int i = random.nextInt(2, 30); i > 0; i--) {
            if (modules) {
                xml.append("<group name=\"m").append(i).append("\">");
            }
            for (int j = modules ? random.nextInt(3) : 1; j > 0; j--) {
                jacocoPackage(xml, "p" + (rarely() ? 1 : i) + "/q" + j + (rarely() ? "ü" : ""));
            }
            if (modules) {
                xml.append("</group>\n");
            }
            between(xml, BETWEEN);
        }
        return xml.append("<counter type=\"LINE\" missed=\"1\" covered=\"2\"/></report>")
                .toString();
    }

    private void jacocoPackage(StringBuilder xml, String name) {
        xml.append("<package name=\"").append(name).append("\">");
        for (int i = random.nextInt(4); i > 0; i--) {
            xml.append("<class name=\"%s/C%d\" sourcefilename=\"C%d.java\">".formatted(name, i, i));
            for (int j = random.nextInt(4); j > 0; j--) {
                xml.append("<method name=\"m%d\" desc=\"()V\" line=\"%d\">".formatted(j, random.nextInt(1, 9)));
                xml.append("<counter type=\"METHOD\" missed=\"0\" covered=\"1\"/></method>\n");
            }
            xml.append("<counter type=\"CLASS\" missed=\"0\" covered=\"1\"/></class>");
            if (odd) {
                between(xml, BETWEEN);
            }
            xml.append("<sourcefile name=\"C%d.java\">\n".formatted(i));
            int line = 0;
            for (int j = random.nextInt(6); j > 0; j--) {
                line += random.nextInt(rarely() ? 0 : 1, 5);
                xml.append("<line nr=\"%d\" mi=\"%d\" ci=\"%d\" mb=\"0\" cb=\"%d\"/>\n"
                        .formatted(line, random.nextInt(3), random.nextInt(3), random.nextInt(2)));
            }
            xml.append("</sourcefile>\n");
        }
        xml.append("</package>");
    }

    /** A tracefile. */
    public String lcov() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(2, 60); i > 0; i--) {
            if (random.nextBoolean()) {
                text.append("TN:\n");
            }
            text.append("SF:src/file")
                    .append(odd && random.nextInt(20) == 0 ? 1 : i)
                    .append(".c\n");
            int line = 0;
            for (int j = random.nextInt(6); j > 0; j--) {
                line += random.nextInt(rarely() ? 0 : 1, 5);
                text.append("FN:%d,f%d\nFNDA:%d,f%d\n".formatted(line, j, random.nextInt(3), j));
                text.append("BRDA:%d,0,0,%d\nDA:%d,%d\n".formatted(line, random.nextInt(2), line, random.nextInt(9)));
            }
            text.append("end_of_record\n");
            between(text, RECORDS);
        }
        return text.toString();
    }

    private void between(StringBuilder text, List<String> oddities) {
        if (rarely()) {
            text.append(one(oddities));
        }
    }

    private boolean rarely() {
        return odd && random.nextInt(60) == 0;
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
