package p;

import java.util.List;

class Reply {
    private List<News> news;

    int total() {
        for (News one : news) {
            one.open();
        }
        return news.size();
    }
}
