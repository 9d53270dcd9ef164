"""The reference stack's library, in SQLite or PostgreSQL: a log is one record with its depths and pixels as blobs."""
from sqlalchemy import Column, Integer, LargeBinary, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker

WIDTH = 150

Base = declarative_base()


class Image(Base):
    __tablename__ = "image"
    id = Column(Integer, primary_key=True)
    name = Column(String, nullable=False)
    rows = Column(Integer, nullable=False)
    depths = Column(LargeBinary, nullable=False)  # float32
    pixels = Column(LargeBinary, nullable=False)  # float32, row-major, WIDTH a row


def open_store(database):
    """`database` is a file of SQLite's or a URL like postgresql://user@host:5432/database."""
    if database.startswith("postgresql://"):
        engine = create_engine(database)
    else:
        engine = create_engine(f"sqlite:///{database}", connect_args={"check_same_thread": False})
    Base.metadata.create_all(engine)
    return sessionmaker(engine)
