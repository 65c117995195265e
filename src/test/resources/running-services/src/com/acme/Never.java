package com.acme;

class Never {
    int never() {
        return 1;
    }
}
