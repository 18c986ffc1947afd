package p;

import androidx.lifecycle.LiveData;

class Data extends LiveData<String> {
    static final Data NAME = new Data();
}
