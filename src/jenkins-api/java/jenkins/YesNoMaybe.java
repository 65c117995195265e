package jenkins;

/** The part of Jenkins' type of this name that the plugin links against. */
public enum YesNoMaybe {
    YES,
    NO,
    MAYBE
}
