-- Each bot has a database of its own.
CREATE DATABASE news;
CREATE DATABASE desk;
