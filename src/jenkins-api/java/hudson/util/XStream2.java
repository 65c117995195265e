package hudson.util;

import com.thoughtworks.xstream.XStream;

/** The part of Jenkins' type of this name that the plugin links against. */
public class XStream2 extends XStream {
    public XStream2() {}
}
